import { bufferOf, longest, type Leveled } from './buffers.ts'
import type { PlayerItem, Stream } from './item.ts'
import type { Output } from './output.ts'
import { openStream, type Told } from './stream.ts'
import { startVoice, type Voice } from './voice.ts'

const fetchBytes = async ({ url, otherwise, mend }: Stream, plain: boolean): Promise<ArrayBuffer> => {
  const address = plain || otherwise === undefined ? url : otherwise
  let answer = await fetch(address)
  if (!answer.ok && (await mend())) answer = await fetch(address)
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.arrayBuffer()
}

/** All samples of an item, levelled. Those of a file are not kept: they are many. */
export const decodeItem = async (context: AudioContext, item: PlayerItem): Promise<Leveled> => {
  const { source } = item
  if (!('url' in source)) return bufferOf(context, { ...item, source })
  const decode = async (plain: boolean) => context.decodeAudioData(await fetchBytes(source, plain))
  const buffer = await decode(true).catch((failure: unknown) => {
    if (source.otherwise === undefined) throw failure
    return decode(false)
  })
  return { buffer, gain: source.gain }
}

/** What comes next, made ready while the last still sounds. */
export type Ahead = {
  readonly uid: number
  readonly item: PlayerItem
  leveled: Leveled | undefined
  /** Told when it sounds to begin; undefined until then. */
  voice: Promise<Voice> | undefined
  /** Lets it begin at `when`, without a fade; nothing happens while it is not ready. */
  start: (when: number, told: Told) => void
  drop: () => void
}

/** Makes an item ready: decoded, so that it begins on the very sample, or opened where it is too long for that. */
export const prepare = ({ context, out }: Output, uid: number, item: PlayerItem): Ahead => {
  const part = { offset: 0, round: false, seamless: true }
  const end = () => void ahead.voice?.then((voice) => voice.end()).catch(() => undefined)
  const ahead: Ahead = { uid, item, leveled: undefined, voice: undefined, start: () => undefined, drop: end }
  if ('url' in item.source && item.length > longest) {
    const opened = openStream(context, out, item.source)
    ahead.start = (when, told) => {
      ahead.voice ??= opened.start(part, when, told)
    }
    ahead.drop = () => (ahead.voice === undefined ? opened.drop() : end())
    return ahead
  }
  let dropped = false
  ahead.drop = () => {
    dropped = true
    end()
  }
  void decodeItem(context, item).then(
    (leveled) => {
      if (dropped) return
      ahead.leveled = leveled
      ahead.start = (when, { onDone }) => {
        ahead.voice ??= Promise.resolve(startVoice(context, out, leveled, part, when, onDone))
      }
    },
    () => undefined, // it is asked for again when its turn comes, and fails where one sees it
  )
  return ahead
}
