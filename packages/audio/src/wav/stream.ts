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

/**
 * The samples of a WAV file in pieces of `frames` frames, so that a file of any length takes the memory of one piece. More
 * forgiving than `decodeWav`, as players are: samples that a header promises and the file lacks are left out.
 */
export function* wavPieces(source: ByteSource, frames: number): Generator<Audio> {
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
      const claimed = size === 0xffffffff && ds64 !== undefined ? ds64 : size === 0 ? Infinity : size
      return yield* piecesOf(source, layout, start, Math.min(claimed, source.size - start), frames)
    }
  }
  refuse('wav.corrupt', layout ? 'The WAV file has no samples.' : 'The WAV file has no format chunk.')
}

function* piecesOf(source: ByteSource, layout: Layout, start: number, size: number, frames: number): Generator<Audio> {
  const { format, channels, sampleRate } = layout
  const step = channels * BYTES_PER_SAMPLE[format]
  for (let at = 0; at + step <= size; at += frames * step) {
    const bytes = source.read(start + at, Math.min(frames * step, size - at))
    const whole = Math.floor(bytes.length / step)
    if (whole === 0) return
    yield { sampleRate, channels: getSamples(viewOf(bytes), 0, whole, channels, format) }
  }
}
