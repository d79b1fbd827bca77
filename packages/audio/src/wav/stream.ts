import type { Audio } from '../audio.ts'
import { chunksOf, fourCC, type Chunk } from './chunks.ts'
import { BYTES_PER_SAMPLE } from './format.ts'
import { layoutOf, refuse, type Layout } from './layout.ts'
import { getSamples } from './samples.ts'

/** Bytes of a file: `length` from `start` on, fewer at its end. */
export type ByteSource = { readonly size: number; readonly read: (start: number, length: number) => Uint8Array }

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const MOST_CHUNKS = 10_000

/** The chunks of a file, read eight bytes each. */
function* chunksIn({ size, read }: ByteSource): Generator<Chunk> {
  let at = 12
  for (let seen = 0; at + 8 <= size && seen < MOST_CHUNKS; seen += 1) {
    const head = read(at, 8)
    if (head.length < 8) return
    const [chunk] = chunksOf(viewOf(head), 0, 8)
    yield { ...(chunk as Chunk), start: at + 8 }
    at += 8 + (chunk as Chunk).size + ((chunk as Chunk).size & 1)
  }
}

/** Where the samples of a WAV file lie, in bytes, and how a stretch of them is read. */
export type WavSamples = {
  readonly sampleRate: number
  /** Bytes of one frame. */
  readonly step: number
  readonly start: number
  /** As the header says it; more than there is in a file that ends too early, Infinity where it was not known. */
  readonly size: number
  /** The audio in whole frames. */
  readonly decode: (frames: Uint8Array) => Audio
}

/** The beginning of a WAV file, read; anything wrong with it is an `AudioError`. */
export function openWav(source: ByteSource): WavSamples {
  const head = source.read(0, 12)
  const family = head.length < 12 ? '' : fourCC(viewOf(head), 0)
  if ((family !== 'RIFF' && family !== 'RF64') || fourCC(viewOf(head), 8) !== 'WAVE')
    refuse('wav.not_wav', 'This is not a WAV file.')
  let layout: Layout | undefined
  let ds64: number | undefined
  for (const { id, start, size } of chunksIn(source)) {
    if (id === 'fmt ' && layout === undefined) {
      const bytes = source.read(start, Math.min(size, 40))
      layout = layoutOf(viewOf(bytes), 0, bytes.length)
    } else if (id === 'ds64' && family === 'RF64' && size >= 24) {
      const view = viewOf(source.read(start, 24))
      if (view.byteLength === 24) ds64 = view.getUint32(8, true) + view.getUint32(12, true) * 4294967296
    } else if (id === 'data') {
      if (layout === undefined) return refuse('wav.corrupt', 'The WAV file has samples before their format.')
      const claimed = size === 0xffffffff && ds64 !== undefined ? ds64 : size
      return samplesOf(layout, start, claimed === 0 || claimed >= 0xffffffff ? Infinity : claimed)
    }
  }
  return refuse('wav.corrupt', layout ? 'The WAV file has no samples.' : 'The WAV file has no format chunk.')
}

function samplesOf({ format, channels, sampleRate }: Layout, start: number, size: number): WavSamples {
  const step = channels * BYTES_PER_SAMPLE[format]
  const decode = (bytes: Uint8Array): Audio => ({
    sampleRate,
    channels: getSamples(viewOf(bytes), 0, Math.floor(bytes.length / step), channels, format),
  })
  return { sampleRate, step, start, size, decode }
}

/**
 * The samples of a WAV file in pieces of `frames` frames, so that a file of any length takes the memory of one piece. More
 * forgiving than `decodeWav`, as players are: samples that a header promises and the file lacks are left out.
 */
export function* wavPieces(source: ByteSource, frames: number): Generator<Audio> {
  const { step, start, size, decode } = openWav(source)
  const end = Math.min(start + size, source.size)
  for (let at = start; at + step <= end; at += frames * step) {
    const bytes = source.read(at, Math.min(frames * step, end - at))
    if (bytes.length < step) return
    yield decode(bytes)
  }
}
