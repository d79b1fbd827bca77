/** A table of remainders for the polynomial `divisor` of `bits` bits. */
const tableOf = (divisor: number, bits: number): Uint16Array =>
  Uint16Array.from({ length: 256 }, (_, byte) => {
    let rest = byte << (bits - 8)
    for (let i = 0; i < 8; i += 1) rest = (rest << 1) ^ (rest & (1 << (bits - 1)) ? divisor : 0)
    return rest & ((1 << bits) - 1)
  })

const EIGHT = tableOf(0x07, 8)
const SIXTEEN = tableOf(0x8005, 16)

/** The check of a frame's header: x^8 + x^2 + x + 1. */
export function crc8(bytes: Uint8Array, from: number, to: number): number {
  let rest = 0
  for (let i = from; i < to; i += 1) rest = EIGHT[rest ^ (bytes[i] as number)] as number
  return rest
}

/** The check of a whole frame: x^16 + x^15 + x^2 + 1. */
export function crc16(bytes: Uint8Array, from: number, to: number): number {
  let rest = 0
  for (let i = from; i < to; i += 1)
    rest = ((rest << 8) ^ (SIXTEEN[(rest >> 8) ^ (bytes[i] as number)] as number)) & 0xffff
  return rest
}
