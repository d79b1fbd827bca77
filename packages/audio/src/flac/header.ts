import type { Bits } from './bits.ts'
import { crc8 } from './crc.ts'

/** What the stream says of all its frames. */
export type StreamInfo = { readonly sampleRate: number; readonly channels: number; readonly bits: number }

/** One frame: its length in samples, and how its channels depend on each other. */
export type FrameHeader = { readonly frames: number; readonly assignment: number }

/** Bytes of the longest header. */
export const LONGEST_HEADER = 16

const RATES = [0, 88_200, 176_400, 192_000, 8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000]
const SIZES = [0, 8, 12, -1, 16, 20, 24, 32]

/** Bytes of a number coded as in UTF-8, by its first; 0 for none. */
function codedLength(first: number): number {
  const ones = Math.clz32(~(first << 24))
  return ones === 0 ? 1 : ones === 1 || ones > 7 ? 0 : ones
}

/**
 * The header at a whole byte (RFC 9639, 9.1); undefined where there is none, or one of another stream. What it leaves to the
 * stream must be the stream's: false syncs in the middle of samples are found out by it, and by the check.
 */
export function frameHeader(bits: Bits, { sampleRate, channels, bits: size }: StreamInfo): FrameHeader | undefined {
  const { bytes } = bits
  const start = bits.at >>> 3
  if (bytes[start] !== 0xff || ((bytes[start + 1] as number) & 0xfe) !== 0xf8) return undefined
  bits.at += 16
  const [block, rate, assignment, bitDepth] = [bits.read(4), bits.read(4), bits.read(4), bits.read(3)]
  if (bits.read(1) === 1 || block === 0 || rate === 15 || assignment > 10 || SIZES[bitDepth] === -1) return undefined
  const coded = codedLength(bytes[bits.at >>> 3] as number)
  if (coded === 0) return undefined
  bits.at += 8 * coded
  const frames =
    block === 1
      ? 192
      : block <= 5
        ? 576 << (block - 2)
        : block <= 7
          ? bits.read(block === 6 ? 8 : 16) + 1
          : 256 << (block - 8)
  const hertz =
    rate < 12 ? (RATES[rate] as number) : rate === 12 ? bits.read(8) * 1000 : bits.read(16) * (rate === 13 ? 1 : 10)
  const check = bits.read(8)
  if (check !== crc8(bytes, start, (bits.at >>> 3) - 1)) return undefined
  const count = assignment < 8 ? assignment + 1 : 2
  const isOurs =
    (hertz === 0 || hertz === sampleRate) && count === channels && (bitDepth === 0 || SIZES[bitDepth] === size)
  return isOurs ? { frames, assignment } : undefined
}
