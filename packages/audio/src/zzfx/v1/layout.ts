import type { PatchParameter } from '../../patch.ts'

/**
 * The 21 numbers of a ZzFX patch in call order. Facts: names, order and defaults of KilledByAPixel/ZzFX `ZzFX.js` 1.3
 * (MIT, Frank Force). Times are seconds, frequencies hertz, slides 500 Hz per second.
 */
export const ZZFX_LAYOUT = [
  ['volume', 1, 0, 100],
  ['randomness', 0.05, -10, 10],
  ['frequency', 220, -50_000, 50_000],
  ['attack', 0, 0, 1000],
  ['sustain', 0, 0, 1000],
  ['release', 0.1, 0, 1000],
  ['shape', 0, 0, 5], // 0 sine, 1 triangle, 2 sawtooth, 3 tangent, 4 noise, 5 square of a duty
  ['shapeCurve', 1, -100, 100],
  ['slide', 0, -10_000, 10_000],
  ['deltaSlide', 0, -10_000, 10_000],
  ['pitchJump', 0, -50_000, 50_000],
  ['pitchJumpTime', 0, 0, 1000],
  ['repeatTime', 0, 0, 1000],
  ['noise', 0, -1000, 1000],
  ['modulation', 0, -50_000, 50_000],
  ['bitCrush', 0, 0, 1000],
  ['delay', 0, 0, 1000],
  ['sustainVolume', 1, -100, 100],
  ['decay', 0, 0, 1000],
  ['tremolo', 0, -100, 100],
  ['filter', 0, -50_000, 50_000], // negative: low-pass, positive: high-pass, hertz
] as const satisfies readonly PatchParameter[]

export type ZzfxName = (typeof ZZFX_LAYOUT)[number][0]
export type ZzfxPatch = Readonly<Record<ZzfxName, number>>
