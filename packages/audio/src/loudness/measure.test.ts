import { expect, test } from 'vitest'
import { AudioError } from '../errors.ts'
import { tones } from '../testing/tones.ts'
import { highPass, shelf } from './k-weighting.ts'
import { measureLoudness } from './measure.ts'
import { samplePeak, truePeak } from './true-peak.ts'

test('the filters at 48 kHz are those printed in BS.1770 annex 1', () => {
  const head = shelf(48_000)
  expect(head.b0).toBeCloseTo(1.53512485958697, 12)
  expect(head.b1).toBeCloseTo(-2.69169618940638, 12)
  expect(head.b2).toBeCloseTo(1.19839281085285, 12)
  expect(head.a1).toBeCloseTo(-1.69065929318241, 12)
  expect(head.a2).toBeCloseTo(0.73248077421585, 12)
  const low = highPass(48_000)
  expect(low.a1).toBeCloseTo(-1.99004745483398, 12)
  expect(low.a2).toBeCloseTo(0.99007225036621, 12)
})

test('a full-scale 997 Hz tone on one channel is -3.01 LUFS', () => {
  expect(measureLoudness(tones(1, [[5, 0]])).integrated).toBeCloseTo(-3.01, 1)
})

test('silence is minus infinity, with a range of nothing', () => {
  const loudness = measureLoudness({ sampleRate: 48_000, channels: [new Float32Array(200_000)] })
  const { integrated, momentaryMax, shortTermMax, truePeak: peak, samplePeak: sample, range } = loudness
  expect([integrated, momentaryMax, shortTermMax, peak, sample]).toEqual([
    -Infinity,
    -Infinity,
    -Infinity,
    -Infinity,
    -Infinity,
  ])
  expect(range).toBe(0)
})

test('less than 400 ms has peaks but no loudness', () => {
  const loudness = measureLoudness(tones(1, [[0.3, -6]]))
  expect(loudness.integrated).toBe(-Infinity)
  expect(loudness.momentary.length).toBe(0)
  expect(loudness.samplePeak).toBeCloseTo(-6, 1)
})

test('nothing at all is measured, nonsense is refused', () => {
  expect(measureLoudness({ sampleRate: 8000, channels: [new Float32Array(0)] }).integrated).toBe(-Infinity)
  expect(() => measureLoudness({ sampleRate: 0, channels: [new Float32Array(9)] })).toThrow(AudioError)
})

test('surround channels weigh 1.5 dB more; weights can be given', () => {
  const front = tones(5, [[5, [-20]]])
  const back = tones(5, [[5, [-Infinity, -Infinity, -Infinity, -20]]])
  const difference = measureLoudness(back).integrated - measureLoudness(front).integrated
  expect(difference).toBeCloseTo(1.49, 2)
  expect(measureLoudness(back, { weights: [1, 1, 1, 0, 1] }).integrated).toBe(-Infinity)
})

test('a loud stretch among quiet ones has the true peak it has alone', () => {
  const loud = Float32Array.from(
    { length: 500 },
    (_, i) => Math.sin(i * 1.3 + i * i * 1e-3) * Math.sin((Math.PI * i) / 500),
  )
  const quiet = Float32Array.from({ length: 900 }, (_, i) => 0.3 * Math.sin(i))
  const pause = new Float32Array(20)
  const alone = truePeak(loud)
  expect(alone).toBeGreaterThan(samplePeak(loud))
  expect(truePeak(Float32Array.of(...quiet, ...pause, ...loud, ...pause, ...quiet))).toBe(alone)
  expect(truePeak(Float32Array.of(...loud, ...pause, ...quiet))).toBe(alone)
})

test('the last sample can hold the peak', () => {
  expect(samplePeak(Float32Array.of(0, 0.1, -0.9))).toBeCloseTo(0.9, 6)
  expect(truePeak(Float32Array.of(0, 0.9, 0.9))).toBeGreaterThan(1)
})
