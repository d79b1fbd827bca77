/** Asked for more bits than there are in the window. */
export class Overrun extends Error {
  override readonly name = 'Overrun'
}

// By doubling: `**` may differ in its last bit between engines.
const POWERS = Float64Array.from({ length: 33 })
for (let i = 0, power = 1; i < POWERS.length; i += 1, power *= 2) POWERS[i] = power

/** 2 to the power of `exponent`, 0 to 32. */
export const twoTo = (exponent: number): number => POWERS[exponent] as number

/** Bytes that follow the window, so that four can be read at every place in it. */
export const PADDING = 8

/** Reads bits, the highest first, from `bytes`, of which the last `PADDING` are not part of the window. */
export class Bits {
  readonly bytes: Uint8Array
  /** Where it reads next, and where the window ends, in bits. */
  at: number
  readonly end: number

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes
    this.at = at
    this.end = (bytes.length - PADDING) * 8
  }

  /** A number of `count` bits, 0 to 25. */
  read(count: number): number {
    if (count === 0) return 0
    const { bytes, at } = this
    this.at = at + count
    if (this.at > this.end) throw new Overrun()
    const p = at >>> 3
    const word =
      ((bytes[p] as number) << 24) |
      ((bytes[p + 1] as number) << 16) |
      ((bytes[p + 2] as number) << 8) |
      (bytes[p + 3] as number)
    return (word << (at & 7)) >>> (32 - count)
  }

  /** A number in two's complement of `count` bits, 1 to 41. */
  signed(count: number): number {
    if (count > 25) return this.signed(count - 16) * 65_536 + this.read(16)
    const shift = 32 - count
    return (this.read(count) << shift) >> shift
  }

  /** How many zeros come before the next one, which is read too. */
  unary(): number {
    const { bytes } = this
    for (let zeros = 0; this.at < this.end;) {
      const p = this.at >>> 3
      const bit = this.at & 7
      const found = Math.clz32(((bytes[p] as number) << (24 + bit)) | 0)
      if (found < 8 - bit) {
        this.at += found + 1
        return zeros + found
      }
      zeros += 8 - bit
      this.at += 8 - bit
    }
    throw new Overrun()
  }

  /** `to - from` numbers coded with the Rice parameter `k`, into `out` (RFC 9639, 9.2.7). */
  rice(out: Float64Array, from: number, to: number, k: number): void {
    const { bytes, end } = this
    let { at } = this
    const scale = twoTo(k)
    const high = k > 25 ? k - 25 : 0
    const low = k - high
    for (let i = from; i < to; i += 1) {
      let value = 0
      for (;;) {
        const p = at >>> 3
        const bit = at & 7
        const word =
          (((bytes[p] as number) << 24) |
            ((bytes[p + 1] as number) << 16) |
            ((bytes[p + 2] as number) << 8) |
            (bytes[p + 3] as number)) <<
          bit
        if (word !== 0) {
          const zeros = Math.clz32(word)
          value += zeros
          at += zeros + 1
          break
        }
        value += 32 - bit
        at += 32 - bit
        if (at > end) throw new Overrun()
      }
      value *= scale
      if (high > 0) {
        this.at = at
        value += this.read(high) * twoTo(low)
        at = this.at
      }
      if (low > 0) {
        const p = at >>> 3
        const word =
          ((bytes[p] as number) << 24) |
          ((bytes[p + 1] as number) << 16) |
          ((bytes[p + 2] as number) << 8) |
          (bytes[p + 3] as number)
        value += (word << (at & 7)) >>> (32 - low)
        at += low
      }
      if (at > end) throw new Overrun()
      // Zigzag: 0, -1, 1, -2, 2 …
      out[i] = value < 2_147_483_648 ? (value >>> 1) ^ -(value & 1) : value % 2 === 0 ? value / 2 : -(value + 1) / 2
    }
    this.at = at
  }
}
