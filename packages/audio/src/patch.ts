import { AudioError } from './errors.ts'

/** One number of a patch: what it is called, what it is when left out, and the range an engine accepts. */
export type PatchParameter<Name extends string = string> = readonly [
  name: Name,
  fallback: number,
  low: number,
  high: number,
]

/** The numbers of `patch` by name, after a check that there is one for each and that all are in range. */
export function readPatch<Name extends string>(
  layout: readonly PatchParameter<Name>[],
  patch: readonly number[] | undefined,
): Readonly<Record<Name, number>> {
  if (patch?.length !== layout.length)
    throw new AudioError('recipe.invalid', `The patch must have ${layout.length} numbers, not ${patch?.length ?? 0}.`)
  const named = layout.map(([name, , low, high], i) => {
    const value = patch[i]
    // NaN fails the comparison too.
    if (value !== undefined && value >= low && value <= high) return [name, value]
    throw new AudioError('recipe.invalid', `The patch's “${name}” must be ${low} to ${high}.`)
  })
  return Object.fromEntries(named) as Record<Name, number>
}

/** Hard limit of a rendered patch, 10 seconds at 44,100 Hz; and the least, 10 ms, of silence if need be. */
export const MOST_FRAMES = 441_000
export const LEAST_FRAMES = 441

/** Frames over which a patch that runs into the limit is faded, 10 ms. */
const FADE = 441

/** The first `frames` of `samples` as finished audio: clipped to -1 to 1, faded if cut short, never shorter than 10 ms. */
export function finishedPatch(samples: Float64Array, frames: number, cut: boolean): Float32Array<ArrayBuffer> {
  const out = new Float32Array(Math.max(LEAST_FRAMES, frames))
  for (let i = 0; i < frames; i += 1) {
    const x = samples[i] as number
    const fade = cut ? Math.min(1, (frames - i) / FADE) : 1
    // A filter driven beyond its stability may have left the numbers; that is silence.
    out[i] = x - x === 0 ? Math.max(-1, Math.min(1, x)) * fade : 0
  }
  return out
}
