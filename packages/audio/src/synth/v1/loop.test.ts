import { describe, expect, test } from 'vitest'
import { SOUND_TYPES } from '../../parameters.ts'
import { render } from '../../render.ts'
import { aRecipe, samplesOf } from '../../testing/sounds.ts'

/** Frame `i` of `samples` played round and round. */
const round = (samples: Float32Array, i: number): number => samples[(i + samples.length) % samples.length] as number

/** How sharply the waveform bends at frame `i`. */
const bend = (samples: Float32Array, i: number): number =>
  Math.abs(round(samples, i + 1) - 2 * round(samples, i) + round(samples, i - 1))

function level(samples: Float32Array, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i += 1) sum += round(samples, i) ** 2
  return Math.sqrt(sum / (to - from))
}

describe.each(SOUND_TYPES)('a looped %s', (type) => {
  const loops = [1, 2, 3, 4].map((seed) =>
    samplesOf(render(aRecipe({ type, seed, loop: true, duration: 0.91, wetness: 6 }))),
  )

  test('bends no more at the seam than around it', () => {
    for (const samples of loops) {
      const around = Array.from({ length: 800 }, (_, k) => bend(samples, k - 400)).sort((a, b) => a - b)
      const usual = around[780] as number
      for (const i of [-2, -1, 0, 1]) expect(bend(samples, i)).toBeLessThanOrEqual(1.5 * usual + 1e-4)
    }
  })

  test('does not fade at its ends, as a sound that is played once does', () => {
    const once = samplesOf(render(aRecipe({ type, seed: 1, duration: 0.91, wetness: 6 })))
    expect(level(once, -300, 0)).toBeLessThan(0.3 * level(once, 0, once.length))
    if (type === 'stutterer') return
    const whole = loops.reduce((sum, samples) => sum + level(samples, 0, samples.length), 0)
    const seam = loops.reduce((sum, samples) => sum + level(samples, -1500, 1500), 0)
    expect(seam).toBeGreaterThan(0.5 * whole)
  })
})
