import { cos, sin, TAU } from '../math.ts'

/** A discrete Fourier transform of one size, a power of two: in place, over separate real and imaginary parts. */
export type Fft = (re: Float64Array, im: Float64Array) => void

/** The transform of `size` points (iterative radix 2). */
export function fft(size: number): Fft {
  const cosines = Float64Array.from({ length: size / 2 }, (_, k) => cos((TAU * k) / size))
  const sines = Float64Array.from({ length: size / 2 }, (_, k) => -sin((TAU * k) / size))
  const reversed = new Uint32Array(size)
  for (let i = 1; i < size; i += 1) reversed[i] = ((reversed[i >> 1] as number) >> 1) | ((i & 1) * (size >> 1))
  return (re, im) => {
    for (let i = 0; i < size; i += 1) {
      const j = reversed[i] as number
      if (j <= i) continue
      const r = re[i] as number
      const m = im[i] as number
      re[i] = re[j] as number
      im[i] = im[j] as number
      re[j] = r
      im[j] = m
    }
    // The first two stages turn by quarters only: nothing to multiply.
    for (let a = 0; a + 3 < size; a += 4) {
      const [r0, r1, r2, r3] = [re[a] as number, re[a + 1] as number, re[a + 2] as number, re[a + 3] as number]
      const [i0, i1, i2, i3] = [im[a] as number, im[a + 1] as number, im[a + 2] as number, im[a + 3] as number]
      re[a] = r0 + r1 + (r2 + r3)
      im[a] = i0 + i1 + (i2 + i3)
      re[a + 1] = r0 - r1 + (i2 - i3)
      im[a + 1] = i0 - i1 - (r2 - r3)
      re[a + 2] = r0 + r1 - (r2 + r3)
      im[a + 2] = i0 + i1 - (i2 + i3)
      re[a + 3] = r0 - r1 - (i2 - i3)
      im[a + 3] = i0 - i1 + (r2 - r3)
    }
    for (let half = size < 4 ? 1 : 4; half < size; half *= 2) {
      const stride = size / (2 * half)
      for (let start = 0; start < size; start += 2 * half) {
        for (let k = 0; k < half; k += 1) {
          const c = cosines[k * stride] as number
          const s = sines[k * stride] as number
          const a = start + k
          const b = a + half
          const br = re[b] as number
          const bi = im[b] as number
          const tr = br * c - bi * s
          const ti = br * s + bi * c
          re[b] = (re[a] as number) - tr
          im[b] = (im[a] as number) - ti
          re[a] = (re[a] as number) + tr
          im[a] = (im[a] as number) + ti
        }
      }
    }
  }
}
