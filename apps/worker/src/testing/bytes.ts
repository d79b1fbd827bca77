/** Bytes one after the other: text as Latin-1, numbers as single bytes. */
export const bytes = (...parts: (string | number | Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) =>
        typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(typeof part === 'number' ? [part] : part),
      ),
    ),
  )

/** A number of four bytes, the highest first, or the lowest. */
export const u32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
export const u32le = (value: number): number[] => u32(value).toReversed()

/** The size of an ID3v2 tag: 28 bits, seven a byte. */
export const syncsafe = (value: number): number[] => [21, 14, 7, 0].map((shift) => (value >> shift) & 127)

export const repeated = (part: Uint8Array, times: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(Array.from({ length: times }, () => part)))

/** `file` with some bytes replaced. */
export function patched(file: Uint8Array, at: number, ...value: number[]): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(file)
  copy.set(value, at)
  return copy
}

/** A FLAC frame of 65,535 equal samples in one channel, in a few bytes. */
export function silentFrame(number: number): Uint8Array<ArrayBuffer> {
  const coded = number < 128 ? [number] : [0xc0 | (number >> 6), 0x80 | (number & 63)]
  const head = [0xff, 0xf8, 0x70, 0x08, ...coded, 0xff, 0xfe]
  const whole = [...head, check(head, 0x07, 8), 0x00, 0x00, 0x00]
  const rest = check(whole, 0x8005, 16)
  return new Uint8Array([...whole, rest >> 8, rest & 255])
}

function check(of: readonly number[], divisor: number, bits: number): number {
  let rest = 0
  for (const byte of of) {
    rest ^= byte << (bits - 8)
    for (let i = 0; i < 8; i += 1) rest = (rest << 1) ^ (rest & (1 << (bits - 1)) ? divisor : 0)
    rest &= 2 ** bits - 1
  }
  return rest
}
