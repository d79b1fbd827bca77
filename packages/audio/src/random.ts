/** The 128 bits of an xoshiro128** generator (Blackman and Vigna, 2018), advanced in place. */
export type Random = Int32Array

/** A generator for `seed` (32 bits); `stream` gives independent generators of one seed. State filled by SplitMix32. */
export function seeded(seed: number, stream = 0): Random {
  let z = (seed ^ Math.imul(stream, 0x9e3779b9)) | 0
  return Int32Array.from({ length: 4 }, () => {
    z = (z + 0x9e3779b9) | 0
    let t = z ^ (z >>> 16)
    t = Math.imul(t, 0x21f0aaad)
    t ^= t >>> 15
    t = Math.imul(t, 0x735a2d97)
    return t ^ (t >>> 15)
  })
}

/** The next 32 bits, as a signed integer. */
export function nextBits(random: Random): number {
  const s0 = random[0] as number
  const s1 = random[1] as number
  const s2 = (random[2] as number) ^ s0
  const s3 = (random[3] as number) ^ s1
  const scrambled = Math.imul(s1, 5)
  random[0] = s0 ^ s3
  random[1] = s1 ^ s2
  random[2] = s2 ^ (s1 << 9)
  random[3] = (s3 << 11) | (s3 >>> 21)
  return Math.imul((scrambled << 7) | (scrambled >>> 25), 9)
}

/** A number in [0, 1) with 32 random bits. */
export function uniform(random: Random): number {
  return (nextBits(random) >>> 0) * 2.3283064365386963e-10
}

/** A number in [low, high). */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * uniform(random)
}

/** A number in (-1, 1), triangular about 0: the sum of two uniform ones. */
export function triangular(random: Random): number {
  return uniform(random) + uniform(random) - 1
}

/** A whole number from 0 to `count` - 1. */
export function below(random: Random, count: number): number {
  return Math.floor(uniform(random) * count)
}

/** One of `choices`, which must not be empty. */
export function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[below(random, choices.length)] as T
}

/** Fills `out` with white noise in [-1, 1). */
export function fillNoise(random: Random, out: Float32Array | Float64Array): void {
  let s0 = random[0] as number
  let s1 = random[1] as number
  let s2 = random[2] as number
  let s3 = random[3] as number
  for (let i = 0; i < out.length; i += 1) {
    const scrambled = Math.imul(s1, 5)
    out[i] = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) * 4.656612873077393e-10
    const shifted = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 11) | (s3 >>> 21)
  }
  random[0] = s0
  random[1] = s1
  random[2] = s2
  random[3] = s3
}
