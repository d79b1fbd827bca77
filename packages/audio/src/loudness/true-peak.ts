/** The interpolator of BS.1770 annex 2: four phases of twelve taps, oldest sample first. */
const PHASES = [
  [
    0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625, 0.97216796875,
    -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125,
  ],
  [
    -0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625, 0.77978515625,
    -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375,
  ],
] as const
const TAPS = 12
const CHUNK = 32
// The largest sum of a phase's absolute taps: no value between samples exceeds its neighbours by more.
const MOST_GAIN = 2.03

// Phases 2 and 3 are phases 1 and 0 backwards.
const [A, B] = PHASES
const [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11] = A
const [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11] = B

function largest(samples: Float32Array, start: number, end: number): number {
  let most = 0
  for (let i = Math.max(0, start); i < end; i += 1) {
    const x = samples[i] as number
    if (x > most) most = x
    else if (-x > most) most = -x
  }
  return most
}

/** The largest absolute sample of `channel`. */
export function samplePeak(channel: Float32Array): number {
  return largest(channel, 0, channel.length)
}

/** The largest absolute value of `channel` four times oversampled, as a gain (1 is full scale). */
export function truePeak(channel: Float32Array): number {
  let best = samplePeak(channel)
  const window = new Float64Array(CHUNK + TAPS - 1)
  // Eleven frames of silence follow, so that the last samples pass the whole filter.
  for (let start = 0; start < channel.length + TAPS - 1; start += CHUNK) {
    const end = Math.min(start + CHUNK, channel.length)
    if (largest(channel, start - TAPS + 1, end) * MOST_GAIN <= best) continue
    for (let j = 0; j < window.length; j += 1) window[j] = channel[start + j - TAPS + 1] ?? 0
    best = Math.max(best, chunkPeak(window))
  }
  return best
}

function chunkPeak(w: Float64Array): number {
  let best = 0
  for (let i = 0; i < CHUNK; i += 1) {
    const x0 = w[i] as number
    const x1 = w[i + 1] as number
    const x2 = w[i + 2] as number
    const x3 = w[i + 3] as number
    const x4 = w[i + 4] as number
    const x5 = w[i + 5] as number
    const x6 = w[i + 6] as number
    const x7 = w[i + 7] as number
    const x8 = w[i + 8] as number
    const x9 = w[i + 9] as number
    const x10 = w[i + 10] as number
    const x11 = w[i + 11] as number
    const p =
      a0 * x0 +
      a1 * x1 +
      a2 * x2 +
      a3 * x3 +
      a4 * x4 +
      a5 * x5 +
      (a6 * x6 + a7 * x7 + a8 * x8 + a9 * x9 + a10 * x10 + a11 * x11)
    const q =
      b0 * x0 +
      b1 * x1 +
      b2 * x2 +
      b3 * x3 +
      b4 * x4 +
      b5 * x5 +
      (b6 * x6 + b7 * x7 + b8 * x8 + b9 * x9 + b10 * x10 + b11 * x11)
    const r =
      b11 * x0 +
      b10 * x1 +
      b9 * x2 +
      b8 * x3 +
      b7 * x4 +
      b6 * x5 +
      (b5 * x6 + b4 * x7 + b3 * x8 + b2 * x9 + b1 * x10 + b0 * x11)
    const s =
      a11 * x0 +
      a10 * x1 +
      a9 * x2 +
      a8 * x3 +
      a7 * x4 +
      a6 * x5 +
      (a5 * x6 + a4 * x7 + a3 * x8 + a2 * x9 + a1 * x10 + a0 * x11)
    best = Math.max(best, Math.abs(p), Math.abs(q), Math.abs(r), Math.abs(s))
  }
  return best
}
