import type { Audio } from '../audio.ts'
import { AudioError } from '../errors.ts'
import type { ByteSource } from '../wav/stream.ts'
import { Bits, Overrun, PADDING, twoTo } from './bits.ts'
import { crc16 } from './crc.ts'
import { frameHeader, LONGEST_HEADER, type FrameHeader, type StreamInfo } from './header.ts'
import { Broken, subframe } from './subframe.ts'

const WINDOW = 128 * 1024
// Eight channels of 65,535 samples of 32 bits, stored as they are, and some.
const LARGEST_FRAME = 4 * 1024 * 1024
// A file with so many places that look like frames and are none was made to be slow.
const MOST_FAILURES = 20_000

function refuse(sentence: string): never {
  throw new AudioError('flac.corrupt', sentence)
}

/** The stream's own words (RFC 9639, 8.2), and where its frames begin. */
function beginning({ read, size }: ByteSource, from: number): { info: StreamInfo; start: number } {
  const isFlac = String.fromCharCode(...read(from, 4)) === 'fLaC'
  const block = read(from + 4, 38)
  if (!isFlac || block.length < 38 || ((block[0] as number) & 0x7f) !== 0) return refuse('This is not a FLAC file.')
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const packed = view.getUint32(4 + 10)
  const info: StreamInfo = {
    sampleRate: packed >>> 12,
    channels: ((packed >>> 9) & 7) + 1,
    bits: (((packed & 0x1f0) >>> 4) & 31) + 1,
  }
  if (info.sampleRate === 0 || info.bits < 4) return refuse('The FLAC file names an impossible sample rate or depth.')
  let at = from + 4
  for (let isLast = false; !isLast;) {
    const head = read(at, 4)
    if (head.length < 4) return refuse('The FLAC file ends before its first sample.')
    isLast = ((head[0] as number) & 0x80) !== 0
    at += 4 + (((head[1] as number) << 16) | ((head[2] as number) << 8) | (head[3] as number))
    if (at > size) return refuse('The FLAC file ends before its first sample.')
  }
  return { info, start: at }
}

/** Undoes the joining of two channels (RFC 9639, 4.2). */
function separate([a, b]: readonly Float64Array[], { frames, assignment }: FrameHeader): void {
  if (assignment < 8 || !a || !b) return
  for (let i = 0; i < frames; i += 1) {
    const x = a[i] as number
    const y = b[i] as number
    if (assignment === 8) b[i] = x - y
    else if (assignment === 9) a[i] = x + y
    else {
      const twice = 2 * x + Math.abs(y % 2)
      a[i] = (twice + y) / 2
      b[i] = (twice - y) / 2
    }
  }
}

/** `frames` samples of `bits` bits, full scale 1. */
function scaled(samples: Float64Array, frames: number, bits: number): Float32Array<ArrayBuffer> {
  const full = twoTo(bits - 1)
  const out = new Float32Array(frames)
  for (let i = 0; i < frames; i += 1) {
    const x = (samples[i] as number) / full
    out[i] = x < 1 ? (x >= -1 ? x : -1) : x >= 1 ? (full - 1) / full : 0
  }
  return out
}

/** A frame that begins at a whole byte: its audio, and where the next begins; undefined where there is none. */
function frameAt(
  bytes: Uint8Array,
  start: number,
  info: StreamInfo,
  planes: readonly Float64Array[],
): { audio: Audio; next: number } | undefined {
  const bits = new Bits(bytes, start * 8)
  const header = frameHeader(bits, info)
  if (!header) return undefined
  const { frames, assignment } = header
  planes.forEach((plane, index) => {
    const isSide = assignment === 9 ? index === 0 : assignment > 7 && index === 1
    subframe(bits, plane, frames, info.bits + (isSide ? 1 : 0))
  })
  bits.at = Math.ceil(bits.at / 8) * 8
  const end = bits.at / 8
  if (bits.read(16) !== crc16(bytes, start, end)) return undefined
  separate(planes, header)
  const channels = planes.map((plane) => scaled(plane, frames, info.bits))
  return { audio: { sampleRate: info.sampleRate, channels }, next: end + 2 }
}

/**
 * The audio of a FLAC file that begins at `from`, a frame a piece. Frames that are damaged are left out, as players do; without a
 * single good one it is refused. `onward` hears how many bytes are done.
 */
export function* flacPieces(
  source: ByteSource,
  from = 0,
  onward: (bytes: number) => void = () => {},
): Generator<Audio> {
  const { info, start } = beginning(source, from)
  const planes = Array.from({ length: info.channels }, () => new Float64Array(65_536))
  let window = WINDOW
  let found = 0
  let failures = 0
  for (let at = start; at < source.size;) {
    const read = source.read(at, window)
    const bytes = new Uint8Array(read.length + PADDING)
    bytes.set(read)
    const isEnd = at + read.length >= source.size || read.length === 0
    let here = 0
    for (let isOver = false; !isOver;) {
      here = nextSync(bytes, here, read.length)
      if (here + LONGEST_HEADER >= read.length && !isEnd) break
      if (here >= read.length) break
      try {
        const frame = frameAt(bytes, here, info, planes)
        if (frame) {
          yield frame.audio
          onward(at + frame.next)
          found += 1
          here = frame.next
        } else {
          here += 1
          failures += 1
        }
      } catch (error) {
        if (!(error instanceof Overrun || error instanceof Broken)) throw error
        isOver = error instanceof Overrun && !isEnd && read.length - here < LARGEST_FRAME
        if (!isOver) {
          here += 1
          failures += 1
        }
      }
      if (failures > MOST_FAILURES) refuse('The FLAC file is damaged throughout.')
    }
    // A frame longer than the window is read again, with more of what follows.
    window = here === 0 && !isEnd ? 2 * window : WINDOW
    at += here
    if (isEnd) break
  }
  if (found === 0) refuse('The FLAC file holds no frame that can be read.')
}

/** The first place from `at` on where a frame may begin, `end` where there is none. */
function nextSync(bytes: Uint8Array, at: number, end: number): number {
  for (let i = bytes.indexOf(0xff, at); i >= 0 && i < end; i = bytes.indexOf(0xff, i + 1))
    if (i === end - 1 || ((bytes[i + 1] as number) & 0xfe) === 0xf8) return i
  return end
}
