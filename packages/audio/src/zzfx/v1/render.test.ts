import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AudioError, encodeWav, measureFeatures, render } from '../../index.ts'
import { renderZzfx } from './index.ts'
import { ZZFX_LAYOUT, type ZzfxName } from './layout.ts'

type Changes = Partial<Record<ZzfxName, number>>

/** A steady sine of 440 Hz for 1 s but for the numbers given. */
const patch = (changes: Changes): number[] => {
  const steady: Changes = { randomness: 0, frequency: 440, sustain: 1, release: 0, ...changes }
  return ZZFX_LAYOUT.map(([name, fallback]) => steady[name] ?? fallback)
}
const samplesOf = (changes: Changes, seed = 1): Float32Array =>
  renderZzfx(patch(changes), seed).channels[0] as Float32Array

const part = (samples: Float32Array, from: number, to: number): Float32Array =>
  samples.subarray(Math.floor(from * 44_100), Math.floor(to * 44_100))

/** Upward zero crossings per second between two times in seconds. */
const hertz = (samples: Float32Array, from: number, to: number): number => {
  const some = part(samples, from, to)
  return some.filter((x, i) => i > 0 && (some[i - 1] as number) < 0 && x >= 0).length / (to - from)
}
const level = (samples: Float32Array, from: number, to: number): number => {
  const some = part(samples, from, to)
  return Math.sqrt(some.reduce((sum, x) => sum + x * x, 0) / some.length)
}
const centroid = (changes: Changes): number => measureFeatures(renderZzfx(patch(changes), 1)).spectralCentroid

describe('renderZzfx', () => {
  test('sounds at its frequency, for the sum of its times, at its volume', () => {
    const samples = samplesOf({ attack: 0.1, decay: 0.2, release: 0.3, delay: 0 })
    expect(samples.length / 44_100).toBeCloseTo(1.6, 3)
    expect(hertz(samples, 0.2, 1.2)).toBeCloseTo(440, -1)
    expect(Math.max(...part(samples, 0.5, 0.6))).toBeCloseTo(0.3, 3)
    expect(Math.max(...part(samplesOf({ volume: 2 }), 0.5, 0.6))).toBeCloseTo(0.6, 3)
  })

  test('shapes differ in brightness', () => {
    const [sine, triangle, sawtooth, tangent, , square] = [0, 1, 2, 3, 4, 5].map((shape) => centroid({ shape }))
    expect(sine).toBeLessThan(triangle as number)
    expect(triangle).toBeLessThan(sawtooth as number)
    expect(triangle).toBeLessThan(tangent as number)
    expect(triangle).toBeLessThan(square as number)
  })

  test('a curve of 0 squares a sine', () => {
    expect(centroid({ shapeCurve: 0 })).toBeGreaterThan(2 * centroid({ shapeCurve: 1 }))
  })

  test('slides by 500 Hz a second', () => {
    const samples = samplesOf({ slide: 1 })
    expect(hertz(samples, 0.9, 1) - hertz(samples, 0, 0.1)).toBeCloseTo(450, -2)
  })

  test('jumps in pitch at its time, and back when it repeats', () => {
    const jumped = samplesOf({ pitchJump: 440, pitchJumpTime: 0.5 })
    expect(hertz(jumped, 0.1, 0.4)).toBeCloseTo(440, -2)
    expect(hertz(jumped, 0.6, 0.9)).toBeCloseTo(880, -2)
    const repeated = samplesOf({ slide: 2, repeatTime: 0.25 })
    expect(hertz(repeated, 0.26, 0.3)).toBeCloseTo(hertz(repeated, 0.01, 0.05), -2)
  })

  test('its envelope rises, falls to the sustain volume and dies away', () => {
    const samples = samplesOf({ attack: 0.2, decay: 0.2, sustainVolume: 0.5, sustain: 0.3, release: 0.3 })
    expect(level(samples, 0, 0.02)).toBeLessThan(0.2 * level(samples, 0.18, 0.22))
    expect(level(samples, 0.45, 0.65) / level(samples, 0.18, 0.22)).toBeCloseTo(0.52, 1)
    expect(level(samples, 0.97, 1)).toBeLessThan(0.1 * level(samples, 0.45, 0.65))
  })

  test('echoes after its delay', () => {
    const samples = samplesOf({ sustain: 0.1, delay: 0.3 })
    expect(samples.length / 44_100).toBeCloseTo(0.4, 2)
    expect(level(samples, 0.15, 0.28)).toBe(0)
    expect(level(samples, 0.31, 0.33)).toBeGreaterThan(0.01)
  })

  test('modulates, trembles and crushes', () => {
    expect(measureFeatures(renderZzfx(patch({ modulation: 30 }), 1)).spectralFlatness).toBeGreaterThan(
      measureFeatures(renderZzfx(patch({}), 1)).spectralFlatness,
    )
    const trembling = samplesOf({ tremolo: 0.5, repeatTime: 0.5 })
    expect(level(trembling, 0.36, 0.39)).toBeLessThan(0.2 * level(trembling, 0.11, 0.14))
    const crushed = samplesOf({ bitCrush: 0.5 })
    expect(new Set(part(crushed, 0.1, 0.101)).size).toBeLessThanOrEqual(2)
  })

  test('filters below and above a frequency', () => {
    expect(level(samplesOf({ filter: -100 }), 0.2, 0.8)).toBeLessThan(0.3 * level(samplesOf({}), 0.2, 0.8))
    expect(level(samplesOf({ filter: 4000 }), 0.2, 0.8)).toBeLessThan(0.3 * level(samplesOf({}), 0.2, 0.8))
    expect(level(samplesOf({ filter: -8000 }), 0.2, 0.8)).toBeGreaterThan(0.8 * level(samplesOf({}), 0.2, 0.8))
  })

  test('noise and randomness follow the seed', () => {
    expect(samplesOf({ noise: 1 }, 1)).not.toEqual(samplesOf({ noise: 1 }, 2))
    expect(samplesOf({ randomness: 0.1 }, 1)).not.toEqual(samplesOf({ randomness: 0.1 }, 2))
    expect(samplesOf({}, 1)).toEqual(samplesOf({}, 2))
    expect(measureFeatures(renderZzfx(patch({ noise: 5 }), 1)).spectralFlatness).toBeGreaterThan(
      100 * measureFeatures(renderZzfx(patch({}), 1)).spectralFlatness,
    )
  })

  test('stops after ten seconds, without a click', () => {
    const samples = samplesOf({ sustain: 60 })
    expect(samples.length).toBe(441_000)
    expect(Math.abs(samples.at(-1) as number)).toBeLessThan(0.01)
  })

  test.each([
    ['too few numbers', [1]],
    ['a number that is none', patch({ slide: NaN })],
    ['a negative time', patch({ attack: -1 })],
    ['no patch', undefined],
  ])('refuses %s', (_, wrong) => {
    expect(() => renderZzfx(wrong, 1)).toThrow(AudioError)
  })

  test('any patch gives finite samples within full scale, 10 ms to 10 s', () => {
    const brief = new Set<string>(['attack', 'sustain', 'release', 'delay', 'decay'])
    const number = ([name, , low, high]: (typeof ZZFX_LAYOUT)[number]) =>
      fc.double({ min: low, max: brief.has(name) ? 0.1 : high, noNaN: true })
    fc.assert(
      fc.property(fc.tuple(...ZZFX_LAYOUT.map(number)), fc.nat(), (any, seed) => {
        const samples = renderZzfx(any, seed).channels[0] as Float32Array
        expect(samples.length >= 441 && samples.length <= 441_000).toBe(true)
        expect(samples.every((x) => x >= -1 && x <= 1)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

/** SHA-256 of the 16-bit WAV; a change here means a new version of the engine. */
test.each([
  [
    'game over',
    ',,925,.04,.3,.6,1,.3,,6.27,-184,.09,.17',
    '43b4dd95c7a52b4d8d3302074fd7082b08d2786472e638e72f8ffe9d0547fb87',
  ],
  ['heart', ',,537,.02,.02,.22,1,1.59,-6.98,4.97', '065134d09b9f1d386af7b48b5751c39c1484ed708ca3f29331e53fcd65e3a67d'],
  ['piano', '1.5,.8,270,,.1,,1,1.5,,,,,,,,.1,.01', 'c14b408306842f3d541b7709da4af1e2fec3dbda27cfd77676ae83a93117bcfd'],
  ['drum', ',,129,.01,,.15,,,,,,,,5', 'a3087f6feb33436a664735b54106541fb167d4fed34a7209c881c0b927676030'],
  [
    'everything',
    '1,0,120,.1,.3,.2,4,1,2,1,50,.1,.2,.3,3,.1,.05,.7,.1,.4,-2000',
    'e4c64b4666b08c43d6f2f053c878d8c6b021a242cf484143472cb58b531c9e68',
  ],
])('%s keeps its bytes', (_, sparse, hash) => {
  const parameters = { duration: 1, wetness: 0, pitch: 5, type: 'classic' } as const
  const given = sparse.split(',')
  const full = ZZFX_LAYOUT.map(([, fallback], i) => (given[i] ? Number(given[i]) : fallback))
  const audio = render({ engine: 'zzfx/v1', seed: 7, parameters, patch: full })
  expect(
    createHash('sha256')
      .update(encodeWav(audio, { format: 'pcm16' }))
      .digest('hex'),
  ).toBe(hash)
})
