import { bufferOf, longest, type Leveled } from './buffers.ts'
import type { PlayerItem } from './item.ts'
import type { Output } from './output.ts'
import type { Told } from './stream.ts'
import { startVoice, type Part, type Voice } from './voice.ts'

/** The samples of a file that is heard now, if it was decoded. */
let held: { key: string; leveled: Leveled } | undefined

export const hold = (key: string, leveled: Leveled | undefined): void => {
  held = leveled && { key, leveled }
}

/** Forgets the samples of everything but this. */
export const holdOnly = (key: string | undefined): void => {
  if (held?.key !== key) held = undefined
}

const leveledOf = async (context: AudioContext, item: PlayerItem): Promise<Leveled> => {
  const { source } = item
  if (!('url' in source)) return bufferOf(context, { ...item, source })
  if (held?.key === item.key) return held.leveled
  const { decodeItem } = await import('./ahead.ts')
  const leveled = await decodeItem(context, item)
  hold(item.key, leveled)
  return leveled
}

/** Lets an item sound, not before `silentUntil`. A file is streamed, unless it was decoded or a part of it repeats. */
export const begin = async (
  { context, out }: Output,
  item: PlayerItem,
  part: Part,
  silentUntil: number,
  told: Told,
): Promise<Voice> => {
  const { source } = item
  if ('url' in source && held?.key !== item.key && (part.range === undefined || item.length > longest)) {
    const { openStream } = await import('./stream.ts')
    return openStream(context, out, source, part.offset).start(part, silentUntil, told)
  }
  const leveled = await leveledOf(context, item)
  const offset = Math.min(part.offset, leveled.buffer.duration)
  return startVoice(context, out, leveled, { ...part, offset }, Math.max(context.currentTime, silentUntil), told.onDone)
}
