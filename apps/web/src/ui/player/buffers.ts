import type { PlayerItem, Stream } from './item.ts'

/** Bytes of decoded audio kept for hearing again. */
const limit = 96 * 1024 * 1024

/** Longest item (seconds) that is decoded as a whole: eight minutes in stereo are 180 MB. */
export const longest = 480

/** What is short enough to be kept as samples. */
export type Short = PlayerItem & { readonly source: Exclude<PlayerItem['source'], Stream> }
export type Leveled = { buffer: AudioBuffer; gain: number }

const kept = new Map<string, Promise<Leveled>>()
const sizes = new Map<string, number>()

const decode = async (context: AudioContext, item: Short): Promise<AudioBuffer> => {
  if ('samples' in item.source) {
    const { samples, sampleRate } = item.source
    const buffer = new AudioBuffer({ length: Math.max(1, samples.length), sampleRate, numberOfChannels: 1 })
    buffer.copyToChannel(samples, 0)
    return buffer
  }
  return context.decodeAudioData(await item.source.load())
}

const load = async (context: AudioContext, item: Short): Promise<Leveled> => {
  const [buffer, { levelOf }] = await Promise.all([decode(context, item), import('./level.ts')])
  sizes.set(item.key, buffer.length * buffer.numberOfChannels * 4)
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, index) => buffer.getChannelData(index))
  return { buffer, gain: levelOf(channels, buffer.sampleRate) }
}

const forgetOldest = (): void => {
  let total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  for (const [key, size] of sizes) {
    if (total <= limit) return
    total -= size
    sizes.delete(key)
    kept.delete(key)
  }
}

/** The decoded audio of an item and the gain that levels it. A failed load is forgotten, so that trying again tries again. */
export const bufferOf = (context: AudioContext, item: Short): Promise<Leveled> => {
  const found = kept.get(item.key)
  if (found !== undefined) return found
  const loading = load(context, item)
  kept.set(item.key, loading)
  loading.then(forgetOldest, () => kept.delete(item.key))
  return loading
}
