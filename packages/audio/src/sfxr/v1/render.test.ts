import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AudioError, encodeWav, measureFeatures, render } from '../../index.ts'
import { renderSfxr } from './index.ts'
import { SFXR_LAYOUT, type SfxrName } from './layout.ts'

/** The default patch but for the numbers given. */
const patch = (changes: Partial<Record<SfxrName, number>>): number[] =>
  SFXR_LAYOUT.map(([name, fallback]) => changes[name] ?? fallback)

const samplesOf = (changes: Partial<Record<SfxrName, number>>, seed = 1): Float32Array =>
  renderSfxr(patch(changes), seed).channels[0] as Float32Array

const level = (samples: Float32Array, from: number, to: number): number => {
  const part = samples.subarray(Math.floor(from * 44_100), Math.floor(to * 44_100))
  return Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / part.length)
}

/** Upward zero crossings per second between two times in seconds. */
const hertz = (samples: Float32Array, from: number, to: number): number => {
  const part = samples.subarray(Math.floor(from * 44_100), Math.floor(to * 44_100))
  const crossings = part.filter((x, i) => i > 0 && (part[i - 1] as number) < 0 && x >= 0).length
  return crossings / (part.length / 44_100)
}

const tone = { wave_type: 2, p_base_freq: 0.35173364, p_env_sustain: 0.6641, p_env_decay: 0 } // jsfxr's “tone”: 440 Hz, 1 s

describe('renderSfxr', () => {
  test('sounds at the frequency and for the time jsfxr shows', () => {
    const samples = samplesOf(tone)
    expect(samples.length / 44_100).toBeCloseTo(1, 2)
    expect(hertz(samples, 0.1, 0.9)).toBeCloseTo(440, -1)
  })

  test('slides up and down', () => {
    const up = samplesOf({ ...tone, p_freq_ramp: 0.2 })
    const down = samplesOf({ ...tone, p_freq_ramp: -0.2 })
    expect(hertz(up, 0.5, 0.6)).toBeGreaterThan(1.5 * hertz(up, 0, 0.1))
    expect(hertz(down, 0.5, 0.6)).toBeLessThan(0.7 * hertz(down, 0, 0.1))
  })

  test('ends when it slides below its lowest frequency', () => {
    const samples = samplesOf({ ...tone, p_freq_ramp: -0.3, p_freq_limit: 0.2 })
    expect(samples.length / 44_100).toBeLessThan(0.8)
    const end = samples.length / 44_100
    expect(hertz(samples, end - 0.05, end)).toBeGreaterThan(140) // the limit is 145 Hz
    expect(hertz(samples, end - 0.05, end)).toBeLessThan(220)
  })

  test('steps by an arpeggio at its time', () => {
    const samples = samplesOf({ ...tone, p_arp_mod: 0.5, p_arp_speed: 0.3 }) // after 9,832 frames, to 1 / 0.775
    expect(hertz(samples, 0.02, 0.2)).toBeCloseTo(440, -2)
    expect(hertz(samples, 0.25, 0.9) / hertz(samples, 0.02, 0.2)).toBeCloseTo(1 / 0.775, 1)
  })

  test('has an envelope of attack, punch and decay', () => {
    const rising = samplesOf({ ...tone, p_env_attack: 0.4 })
    expect(level(rising, 0, 0.05)).toBeLessThan(0.3 * level(rising, 0.3, 0.35))
    const punched = samplesOf({ ...tone, p_env_punch: 0.5, sound_vol: 0.1 })
    expect(level(punched, 0, 0.05)).toBeGreaterThan(1.7 * level(punched, 0.9, 0.95))
    const decaying = samplesOf({ ...tone, p_env_sustain: 0.1, p_env_decay: 0.6 })
    expect(level(decaying, 0.6, 0.7)).toBeLessThan(0.3 * level(decaying, 0.1, 0.2))
  })

  test('filters: the low-pass darkens, the high-pass brightens noise', () => {
    const centroid = (changes: Partial<Record<SfxrName, number>>): number =>
      measureFeatures(renderSfxr(patch({ wave_type: 3, p_base_freq: 0.6, ...changes }), 3)).spectralCentroid
    expect(centroid({ p_lpf_freq: 0.3 })).toBeLessThan(0.5 * centroid({}))
    expect(centroid({ p_hpf_freq: 0.9 })).toBeGreaterThan(1.3 * centroid({}))
  })

  test('a narrow duty has more overtones than a square', () => {
    const centroid = (p_duty: number): number =>
      measureFeatures(renderSfxr(patch({ ...tone, wave_type: 0, p_duty }), 1)).spectralCentroid
    expect(centroid(0.9)).toBeGreaterThan(1.3 * centroid(0))
  })

  test('vibrato and repeats return to where they began', () => {
    const vibrated = samplesOf({ ...tone, p_vib_strength: 0.4, p_vib_speed: 0.3 })
    const rates = Array.from({ length: 40 }, (_, i) => hertz(vibrated, i / 50, (i + 1) / 50))
    expect(Math.max(...rates) / Math.min(...rates)).toBeGreaterThan(1.3)
    const repeated = samplesOf({ ...tone, p_freq_ramp: 0.25, p_repeat_speed: 0.2 }) // every 12,832 frames
    expect(hertz(repeated, 0.3, 0.33)).toBeCloseTo(hertz(repeated, 0.01, 0.04), -2)
  })

  test('noise follows the seed, tones do not', () => {
    expect(samplesOf({ wave_type: 3 }, 1)).not.toEqual(samplesOf({ wave_type: 3 }, 2))
    expect(samplesOf(tone, 1)).toEqual(samplesOf(tone, 2))
  })

  test('stops after ten seconds, without a click', () => {
    const samples = samplesOf({ ...tone, p_env_sustain: 2, p_env_decay: 1 })
    expect(samples.length).toBe(441_000)
    expect(Math.abs(samples.at(-1) as number)).toBeLessThan(0.01)
  })

  test.each([
    ['too few numbers', [0, 1]],
    ['a number that is none', patch({ p_base_freq: NaN })],
    ['a number out of range', patch({ p_lpf_freq: 3 })],
    ['no patch', undefined],
  ])('refuses %s', (_, wrong) => {
    expect(() => renderSfxr(wrong, 1)).toThrow(AudioError)
  })

  test('any patch gives finite samples within full scale, 10 ms to 10 s', () => {
    const number = ([name, , low, high]: (typeof SFXR_LAYOUT)[number]) =>
      /env/.test(name)
        ? fc.double({ min: -0.3, max: 0.3, noNaN: true })
        : fc.double({ min: low, max: high, noNaN: true })
    fc.assert(
      fc.property(fc.tuple(...SFXR_LAYOUT.map(number)), fc.nat(), (any, seed) => {
        const samples = renderSfxr(any, seed).channels[0] as Float32Array
        expect(samples.length >= 441 && samples.length <= 441_000).toBe(true)
        expect(samples.every((x) => x >= -1 && x <= 1)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

/** SHA-256 of the 16-bit WAV; a change here means a new version of the engine. */
test.each([
  ['default', {}, '8d447c3f99ca9ce3b0ca65765414a8b844f33b622b694fe9957136ec61ccd972'],
  [
    'coin',
    {
      wave_type: 1,
      p_env_sustain: 0.07,
      p_env_punch: 0.4,
      p_env_decay: 0.35,
      p_base_freq: 0.6,
      p_arp_speed: 0.6,
      p_arp_mod: 0.4,
    },
    '84eb1698c0b35b2ca239838296d56547c1296fd824c9fe86a0dcbcb6224497fc',
  ],
  [
    'explosion',
    {
      wave_type: 3,
      p_env_sustain: 0.3,
      p_env_decay: 0.45,
      p_base_freq: 0.12,
      p_freq_ramp: -0.2,
      p_pha_offset: 0.3,
      p_pha_ramp: -0.2,
      p_repeat_speed: 0.5,
    },
    'e0c2bf8411fb6cf3da935f294e19a858d849adba1016a2225bd3a77e792e84ac',
  ],
  [
    'everything',
    {
      wave_type: 0,
      p_env_attack: 0.1,
      p_freq_dramp: 0.1,
      p_vib_strength: 0.4,
      p_vib_speed: 0.4,
      p_duty: 0.3,
      p_duty_ramp: -0.2,
      p_lpf_freq: 0.6,
      p_lpf_ramp: -0.1,
      p_lpf_resonance: 0.7,
      p_hpf_freq: 0.1,
      p_hpf_ramp: 0.2,
    },
    '72a5fc9110710f8cdbf081c479326b846f160759831160b04f6ea68ea334f025',
  ],
])('%s keeps its bytes', (_, changes, hash) => {
  const parameters = { duration: 1, wetness: 0, pitch: 5, type: 'classic' } as const
  const audio = render({ engine: 'sfxr/v1', seed: 7, parameters, patch: patch(changes) })
  expect(
    createHash('sha256')
      .update(encodeWav(audio, { format: 'pcm16' }))
      .digest('hex'),
  ).toBe(hash)
})
