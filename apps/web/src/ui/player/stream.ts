import type { Stream } from './item.ts'
import { fade, fall, rise, type Part, type Voice } from './voice.ts'

/** Tells what becomes of a stream once it sounds. */
export type Told = { onDone: () => void; onFail: () => void; onWait: (waiting: boolean) => void }

/** A file in a media element that has begun to arrive; `start` lets it sound. */
export type Opened = { start: (part: Part, when: number, told: Told) => Promise<Voice>; drop: () => void }

/** The addresses to try, best first. */
const addressesOf = ({ url, type, otherwise }: Stream): readonly string[] => {
  const plays = type === undefined || new Audio().canPlayType(type) !== ''
  return otherwise === undefined ? [url] : plays ? [url, otherwise] : [otherwise]
}

const arrived = (element: HTMLAudioElement, url: string, offset: number): Promise<void> =>
  new Promise((resolve, reject) => {
    element.addEventListener('loadedmetadata', () => resolve(), { once: true })
    element.addEventListener('error', () => reject(new Error(element.error?.message ?? 'It cannot be played.')), {
      once: true,
    })
    element.src = url
    if (offset > 0) element.currentTime = offset
  })

const load = async (element: HTMLAudioElement, stream: Stream, offset: number): Promise<void> => {
  const addresses = addressesOf(stream)
  let failure: unknown
  for (const url of addresses)
    try {
      return await arrived(element, url, offset)
    } catch (error) {
      failure = error
    }
  // What may not be read looks missing: the session may have run out.
  if (!(await stream.mend())) throw failure
  await arrived(element, addresses[0] ?? stream.url, offset)
}

/** Begins to load a file from `offset` (seconds) on. */
export const openStream = (context: AudioContext, out: AudioNode, stream: Stream, offset = 0): Opened => {
  const element = new Audio()
  element.preload = 'auto'
  const envelope = new GainNode(context, { gain: 0 })
  new MediaElementAudioSourceNode(context, { mediaElement: element }).connect(envelope).connect(out)
  const loading = load(element, stream, offset)
  loading.catch(() => undefined) // whoever starts it is told
  let timer: ReturnType<typeof setTimeout> | undefined
  let told: Told | undefined
  const drop = () => {
    told = undefined
    clearTimeout(timer)
    element.pause()
    envelope.disconnect()
    element.removeAttribute('src')
    element.load()
  }
  const begin = async (part: Part) => {
    rise(envelope, stream.gain, context.currentTime, part)
    await element.play()
  }
  element.addEventListener('ended', () => told?.onDone())
  element.addEventListener('error', () => told?.onFail())
  element.addEventListener('waiting', () => told?.onWait(true))
  element.addEventListener('playing', () => told?.onWait(false))
  return {
    drop,
    start: async (part, when, to) => {
      await loading
      element.loop = part.round
      const wait = when - context.currentTime
      if (wait <= 0.005) await begin(part)
      else timer = setTimeout(() => void begin(part).catch(to.onFail), wait * 1000)
      told = to
      return {
        position: () => element.currentTime,
        runsOut: () =>
          element.loop || !Number.isFinite(element.duration)
            ? undefined
            : context.currentTime + element.duration - element.currentTime,
        turn: (round) => {
          element.loop = round
        },
        end: () => {
          told = undefined
          fall(envelope, context.currentTime)
          timer = setTimeout(drop, fade * 1000 + 10)
        },
      }
    },
  }
}
