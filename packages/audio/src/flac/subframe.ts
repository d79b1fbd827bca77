import { twoTo, type Bits } from './bits.ts'

/** The bits are no frame of FLAC, though they began like one. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

const broken = (): never => {
  throw new Broken()
}

// Predictors of a polynomial of degree 0 to 3 through the samples before, the latest first (RFC 9639, 9.2.5).
const FIXED = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]] as const

/** What is left after a prediction from `order` samples, behind them in `out`. */
function residual(bits: Bits, out: Float64Array, frames: number, order: number): void {
  const method = bits.read(2)
  if (method > 1) broken()
  const width = method === 0 ? 4 : 5
  const escape = method === 0 ? 15 : 31
  const partitions = twoTo(bits.read(4))
  const length = frames / partitions
  if (!Number.isInteger(length) || length < order) broken()
  for (let partition = 0; partition < partitions; partition += 1) {
    const from = partition === 0 ? order : partition * length
    const to = (partition + 1) * length
    const k = bits.read(width)
    if (k !== escape) {
      bits.rice(out, from, to, k)
      continue
    }
    const size = bits.read(5)
    for (let i = from; i < to; i += 1) out[i] = size === 0 ? 0 : bits.signed(size)
  }
}

/** Adds to what is left what is predicted: `weights` of the samples before, the latest first, divided by 2^`shift`. */
function predict(out: Float64Array, frames: number, weights: ArrayLike<number>, shift: number): void {
  const order = weights.length
  const scale = 1 / twoTo(shift)
  for (let i = order; i < frames; i += 1) {
    let sum = 0
    for (let j = 0; j < order; j += 1) sum += (weights[j] as number) * (out[i - 1 - j] as number)
    out[i] = (out[i] as number) + Math.floor(sum * scale)
  }
}

function linear(bits: Bits, out: Float64Array, frames: number, size: number, order: number): void {
  for (let i = 0; i < order; i += 1) out[i] = bits.signed(size)
  const precision = bits.read(4) + 1
  const shift = bits.signed(5)
  if (precision === 16 || shift < 0) broken()
  const weights = Float64Array.from({ length: order }, () => bits.signed(precision))
  residual(bits, out, frames, order)
  predict(out, frames, weights, shift)
}

/** One channel of a frame, `frames` samples of `size` bits, into `out` (RFC 9639, 9.2). */
export function subframe(bits: Bits, out: Float64Array, frames: number, size: number): void {
  if (bits.read(1) !== 0) broken()
  const type = bits.read(6)
  const wasted = bits.read(1) === 1 ? bits.unary() + 1 : 0
  const width = size - wasted
  if (width < 1) broken()
  if (type === 0) out.fill(bits.signed(width), 0, frames)
  else if (type === 1) for (let i = 0; i < frames; i += 1) out[i] = bits.signed(width)
  else if (type >= 8 && type <= 12) {
    const weights = FIXED[type - 8] as readonly number[]
    if (weights.length > frames) broken()
    for (let i = 0; i < weights.length; i += 1) out[i] = bits.signed(width)
    residual(bits, out, frames, weights.length)
    predict(out, frames, weights, 0)
  } else if (type >= 32) {
    if (type - 31 > frames) broken()
    linear(bits, out, frames, width, type - 31)
  } else broken()
  const scale = twoTo(wasted)
  if (wasted > 0) for (let i = 0; i < frames; i += 1) out[i] = (out[i] as number) * scale
}
