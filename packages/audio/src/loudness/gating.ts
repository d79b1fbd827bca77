import { log10, pow } from '../math.ts'

/** Loudness in LUFS of a weighted mean square (BS.1770 annex 1, equation 2). */
export function loudnessOf(power: number): number {
  return -0.691 + 10 * log10(power)
}

const ABSOLUTE_GATE = pow(10, (-70 + 0.691) / 10)

function mean(powers: readonly number[]): number {
  return powers.reduce((sum, power) => sum + power, 0) / powers.length
}

/** Mean of `slices` over sliding windows of `length` slices, one every `hop`. */
export function windows(slices: Float64Array, length: number, hop: number): Float64Array {
  const count = slices.length < length ? 0 : Math.floor((slices.length - length) / hop) + 1
  const sums = new Float64Array(slices.length + 1)
  for (let i = 0; i < slices.length; i += 1) sums[i + 1] = (sums[i] as number) + (slices[i] as number)
  return Float64Array.from({ length: count }, (_, k) =>
    Math.max(0, ((sums[k * hop + length] as number) - (sums[k * hop] as number)) / length),
  )
}

/** Loudness of the blocks above -70 LUFS and above 10 LU below their mean (BS.1770 annex 1, equation 7), LUFS. */
export function gatedLoudness(blocks: Float64Array): number {
  const audible = Array.from(blocks).filter((power) => power > ABSOLUTE_GATE)
  if (audible.length === 0) return -Infinity
  const relative = mean(audible) / 10
  return loudnessOf(mean(audible.filter((power) => power > relative)))
}

/** Loudness range (EBU Tech 3342) of short-term powers, LU: 10th to 95th percentile above 20 LU below their mean. */
export function loudnessRange(shortTerm: Float64Array): number {
  const audible = Array.from(shortTerm).filter((power) => power >= ABSOLUTE_GATE)
  if (audible.length === 0) return 0
  const relative = mean(audible) / 100
  const heard = audible.filter((power) => power >= relative).sort((a, b) => a - b)
  const at = (part: number): number => heard[Math.round((heard.length - 1) * part)] as number
  return 10 * log10(at(0.95) / at(0.1))
}
