import { expect, test } from 'vitest'
import type { Audio } from './audio.ts'
import { measureFeatures } from './features.ts'
import { fillNoise, seeded } from './random.ts'

const RATE = 44_100

function drawn(seconds: number, draw: (t: number) => number): Audio {
  return { sampleRate: RATE, channels: [Float32Array.from({ length: seconds * RATE }, (_, i) => draw(i / RATE))] }
}

test('a tone is measured at its pitch, clear, in one piece', () => {
  const features = measureFeatures(drawn(1, (t) => 0.5 * Math.sin(2 * Math.PI * 440 * t)))
  expect(features.pulseRate).toBeCloseTo(441, -1)
  expect(Math.abs(features.spectralCentroid - 440)).toBeLessThan(10)
  expect(features.tonalToNoise).toBeGreaterThan(25)
  expect(features.spectralFlatness).toBeLessThan(0.001)
  expect([features.burstCount, features.bubbleCount]).toEqual([1, 0])
  expect(features.activeSeconds).toBeCloseTo(1, 1)
})

test('noise has no pitch and a flat spectrum', () => {
  const noise = new Float32Array(RATE)
  fillNoise(seeded(4), noise)
  const features = measureFeatures({ sampleRate: RATE, channels: [noise] })
  expect(features.tonalToNoise).toBeLessThan(-3)
  expect(features.spectralFlatness).toBeGreaterThan(0.5)
  expect(features.spectralCentroid).toBeGreaterThan(9000)
})

test('slow pulses that ring are counted by the pulse, not by the ring', () => {
  const features = measureFeatures(
    drawn(1, (t) => Math.exp(-300 * (t % 0.025)) * Math.sin(2 * Math.PI * 500 * (t % 0.025))),
  )
  expect(features.pulseRate).toBeCloseTo(40, 0)
})

test('bursts are counted, and their pauses are not active', () => {
  const features = measureFeatures(drawn(2, (t) => (t % 0.4 < 0.2 ? Math.sin(2 * Math.PI * 300 * t) : 0)))
  expect(features.burstCount).toBe(5)
  expect(features.activeSeconds).toBeLessThan(1.3)
})

test('rising damped sines are bubbles; steady, falling and lasting ones are not', () => {
  const blips = (octaves: number, seconds: number): Audio =>
    drawn(2, (t) => {
      const u = t % 0.25
      const phase = (800 * seconds * (2 ** ((octaves * u) / seconds) - 1)) / (octaves * Math.LN2)
      return u < seconds ? Math.exp((-6 * u) / seconds) * Math.sin(2 * Math.PI * phase) : 0
    })
  expect(measureFeatures(blips(1, 0.06)).bubbleCount).toBe(8)
  expect(measureFeatures(blips(-1, 0.06)).bubbleCount).toBe(0)
  expect(measureFeatures(blips(0.05, 0.06)).bubbleCount).toBe(0)
})

test('silence and nothing are measured as zero', () => {
  for (const frames of [0, 5000]) {
    const { activeSeconds, spectralCentroid, pulseRate, burstCount, bubbleCount } = measureFeatures({
      sampleRate: RATE,
      channels: [new Float32Array(frames)],
    })
    expect([activeSeconds, spectralCentroid, pulseRate, burstCount, bubbleCount]).toEqual([0, 0, 0, 0, 0])
  }
})
