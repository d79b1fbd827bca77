// Elementary functions with the same bits on every engine: only + - * / floor and sqrt, which IEEE 754 and ECMA-262
// define exactly. Polynomials and argument reduction follow fdlibm (Sun Microsystems, 1993; freely granted).
import { highWord, powerOfTwo, withExponentZero } from './binary64.ts'

export const PI = 3.141592653589793
export const TAU = 6.283185307179586
const LN2_HI = 6.9314718036912381649e-1
const LN2_LO = 1.90821492927058770002e-10
const LOG2_E = 1.442695040888963387
const LN10 = 2.302585092994046
const TWO_OVER_PI = 6.36619772367581382433e-1
// Pi/2 in three parts of 33 bits: k times a part is exact for |k| < 2^20.
const HALF_PI_1 = 1.57079632673412561417
const HALF_PI_2 = 6.0771005063039659766e-11
const HALF_PI_3 = 2.02226624879595063154e-21

function sinKernel(x: number): number {
  const z = x * x
  const r =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z * (2.75573137070700676789e-6 + z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)))
  return x + x * z * (-1.66666666666666324348e-1 + z * r)
}

function cosKernel(x: number): number {
  const z = x * x
  const r =
    4.16666666666666019037e-2 +
    z *
      (-1.38888888888741095749e-3 +
        z *
          (2.48015872894767294178e-5 +
            z * (-2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11))))
  return 1 - (0.5 * z - z * z * r)
}

function sinOfQuadrant(x: number, shift: number): number {
  const k = Math.floor(x * TWO_OVER_PI + 0.5)
  const r = x - k * HALF_PI_1 - k * HALF_PI_2 - k * HALF_PI_3
  const quadrant = (k + shift) & 3
  const value = (quadrant & 1) === 0 ? sinKernel(r) : cosKernel(r)
  return quadrant < 2 ? value : -value
}

/** Sine of `x` radians; within 1e-15 for |x| below a million, unspecified beyond 2^30. */
export function sin(x: number): number {
  return sinOfQuadrant(x, 0)
}

/** Cosine of `x` radians; same range as `sin`. */
export function cos(x: number): number {
  return sinOfQuadrant(x, 1)
}

/** Tangent of `x` radians. */
export function tan(x: number): number {
  return sinOfQuadrant(x, 0) / sinOfQuadrant(x, 1)
}

/** e to the power `x`, relative error below 1e-15. */
export function exp(x: number): number {
  if (x !== x) return x
  if (x > 709.782712893384) return Infinity
  if (x < -745.1332191019411) return 0
  const k = Math.floor(x * LOG2_E + 0.5)
  const hi = x - k * LN2_HI
  const lo = k * LN2_LO
  const r = hi - lo
  const z = r * r
  const c =
    r -
    z *
      (1.66666666666666019037e-1 +
        z *
          (-2.77777777770155933842e-3 +
            z * (6.61375632143793436117e-5 + z * (-1.6533902205465251539e-6 + z * 4.13813679705723846039e-8))))
  const y = 1 - (lo - (r * c) / (2 - c) - hi)
  return k > 1023 ? y * 2 * powerOfTwo(1023) : y * powerOfTwo(k)
}

/** Natural logarithm, relative error below 1e-15; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (x !== x || x < 0) return NaN
  if (x === 0) return -Infinity
  if (x === Infinity) return x
  const normal = x < 2.2250738585072014e-308 ? x * powerOfTwo(54) : x
  let k = (highWord(normal) >>> 20) - 1023 - (normal === x ? 0 : 54)
  let m = withExponentZero(normal)
  if (m > 1.4142135623730951) {
    m *= 0.5
    k += 1
  }
  const f = m - 1
  const s = f / (2 + f)
  const z = s * s
  const r =
    z *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z * (1.818357216161805012e-1 + z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))))
  const half = 0.5 * f * f
  return k * LN2_HI - (half - (s * (half + r) + k * LN2_LO) - f)
}

/** `x` (positive) to the power `y`; relative error about |y ln x| times 2e-16. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1
  if (x === 0) return y > 0 ? 0 : Infinity
  return exp(y * log(x))
}

/** Hyperbolic tangent, relative error below 1e-14. */
export function tanh(x: number): number {
  if (x > 20) return 1
  if (x < -20) return -1
  if (x > -0.15 && x < 0.15) {
    const z = x * x
    const tail = z * (-17 / 315 + z * (62 / 2835 + z * (-1382 / 155925 + z * (21844 / 6081075))))
    return x + x * z * (-1 / 3 + z * (2 / 15 + tail))
  }
  return 1 - 2 / (exp(2 * x) + 1)
}

/** Two to the power `x`. */
export function exp2(x: number): number {
  const k = Math.floor(x)
  if (k > 1023) return Infinity
  if (k < -1074) return 0
  return exp((x - k) * (LN2_HI + LN2_LO)) * powerOfTwo(k)
}

/** Base-10 logarithm. */
export function log10(x: number): number {
  return log(x) / LN10
}

/** The amplitude factor of `decibels` (20 dB = 10). */
export function gainOf(decibels: number): number {
  return exp((decibels * LN10) / 20)
}

/** The level of an amplitude factor in decibels; -Infinity for 0. */
export function decibelsOf(gain: number): number {
  return (20 * log(gain)) / LN10
}

/** A frequency ratio of `semitones` (12 = an octave). */
export function ratioOf(semitones: number): number {
  return exp2(semitones / 12)
}

/** Base-2 logarithm. */
export function log2(x: number): number {
  return log(x) * LOG2_E
}
