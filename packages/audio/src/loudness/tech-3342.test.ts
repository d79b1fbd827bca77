import { expect, test } from 'vitest'
import { type Stretch, tones } from '../testing/tones.ts'
import { measureLoudness } from './measure.ts'

// EBU Tech 3342 (2023), table 1; cases 5 and 6 are recordings.
test.each<[number, number, number[]]>([
  [1, 10, [-20, -30]],
  [2, 5, [-20, -15]],
  [3, 20, [-40, -20]],
  [4, 15, [-50, -35, -20, -35, -50]],
])('case %d: a loudness range of %d LU, within 1', (_, expected, levels) => {
  const stretches = levels.map((level): Stretch => [20, level])
  expect(Math.abs(measureLoudness(tones(2, stretches)).range - expected)).toBeLessThanOrEqual(1)
})
