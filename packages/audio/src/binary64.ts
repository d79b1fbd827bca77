// IEEE 754 binary64 taken apart without Math functions.
const word = new Float64Array(1)
const halves = new Uint32Array(word.buffer)
word[0] = 1
// The index of the half with sign and exponent: 1 on little-endian machines.
const HIGH = halves[1] === 0x3ff00000 ? 1 : 0

const powers = new Float64Array(2098)
for (let k = 0, up = 1; k <= 1023; k += 1, up *= 2) powers[k + 1074] = up
for (let k = -1, down = 0.5; k >= -1074; k -= 1, down *= 0.5) powers[k + 1074] = down

/** The upper 32 bits of `x`: sign, exponent, 20 bits of fraction. */
export function highWord(x: number): number {
  word[0] = x
  return halves[HIGH] as number
}

/** The significand of a positive normal `x`, in [1, 2). */
export function withExponentZero(x: number): number {
  word[0] = x
  halves[HIGH] = ((halves[HIGH] as number) & 0x000fffff) | 0x3ff00000
  return word[0]
}

/** Two to the whole power `k`, -1074 to 1023, exact. */
export function powerOfTwo(k: number): number {
  return powers[k + 1074] as number
}
