import { describe, expect, test } from 'vitest'
import { cos, PI, sin, TAU } from '../math.ts'
import { SILENCE, type Stretch, tones } from '../testing/tones.ts'
import { measureLoudness } from './measure.ts'

// EBU Tech 3341 (2023), table 1: "minimum requirements test signals"; cases 7 and 8 are recordings.

describe('case 1 and 2: steady tones', () => {
  test.each([-23, -33])('%d LUFS in M, S and I', (level) => {
    const { integrated, momentaryMax, shortTermMax } = measureLoudness(tones(2, [[20, level]]))
    for (const value of [integrated, momentaryMax, shortTermMax]) expect(Math.abs(value - level)).toBeLessThan(0.1)
  })
})

describe('case 3 to 6: integrated loudness is -23 LUFS', () => {
  test.each<[string, number, Stretch[]]>([
    [
      '3: the relative gate',
      2,
      [
        [10, -36],
        [60, -23],
        [10, -36],
      ],
    ],
    [
      '4: the absolute gate',
      2,
      [
        [10, -72],
        [10, -36],
        [60, -23],
        [10, -36],
        [10, -72],
      ],
    ],
    [
      '5: unequal levels',
      2,
      [
        [20, -26],
        [20.1, -20],
        [20, -26],
      ],
    ],
    ['6: 5.0 channels', 5, [[20, [-28, -28, -24, -30, -30]]]],
    ['6 with a low-frequency channel, which does not count', 6, [[20, [-28, -28, -24, -6, -30, -30]]]],
  ])('%s', (_, channels, stretches) => {
    expect(Math.abs(measureLoudness(tones(channels, stretches)).integrated + 23)).toBeLessThan(0.1)
  })

  test('and at other sample rates', () => {
    for (const rate of [44_100, 96_000, 32_000])
      expect(
        Math.abs(
          measureLoudness(
            tones(
              2,
              [
                [10, -36],
                [20, -23],
                [10, -36],
              ],
              rate,
            ),
          ).integrated + 23,
        ),
      ).toBeLessThan(0.1)
  })
})

const repeated = (times: number, ...stretches: Stretch[]): Stretch[] =>
  Array.from({ length: times }, () => stretches).flat()

test('case 9: short-term loudness of alternating tones is constant after 3 s', () => {
  const { shortTerm } = measureLoudness(tones(2, repeated(5, [1.34, -20], [1.66, -30])))
  for (const value of shortTerm) expect(Math.abs(value + 23)).toBeLessThan(0.1)
})

test('case 10: a tone of 3 s reaches -23 LUFS short-term wherever it starts', () => {
  for (let i = 0; i < 20; i += 1) {
    const audio = tones(2, [
      [i * 0.15, SILENCE],
      [3, -23],
      [1, SILENCE],
    ])
    expect(Math.abs(measureLoudness(audio).shortTermMax + 23)).toBeLessThan(0.1)
  }
})

test('case 12: momentary loudness of alternating tones is constant', () => {
  const { momentary } = measureLoudness(tones(2, repeated(25, [0.18, -20], [0.22, -30])))
  for (const value of momentary.subarray(6)) expect(Math.abs(value + 23)).toBeLessThan(0.1)
})

test('case 13: a tone of 400 ms reaches -23 LUFS momentary wherever it starts', () => {
  for (let i = 0; i < 20; i += 1) {
    const audio = tones(2, [
      [i * 0.02, SILENCE],
      [0.4, -23],
      [1, SILENCE],
    ])
    expect(Math.abs(measureLoudness(audio).momentaryMax + 23)).toBeLessThan(0.1)
  }
})

test('case 11 and 14: the maximum follows tones that grow by 1 dB', () => {
  for (let i = 0; i < 20; i += 1) {
    const level = -38 + i
    const pause = i * 0.15
    const long = tones(2, [
      [pause, SILENCE],
      [3, level],
      [3 - pause, SILENCE],
    ])
    expect(Math.abs(measureLoudness(long).shortTermMax - level)).toBeLessThan(0.1)
    const short = tones(2, [
      [i * 0.02, SILENCE],
      [0.4, level],
      [0.6, SILENCE],
    ])
    expect(Math.abs(measureLoudness(short).momentaryMax - level)).toBeLessThan(0.1)
  }
})

describe('case 15 to 19: true peak of tones whose crests lie between samples', () => {
  test.each([
    ['15', 4, 0, 0.5, -6],
    ['16', 4, 45, 0.5, -6],
    ['17', 6, 60, 0.5, -6],
    ['18', 8, 67.5, 0.5, -6],
    ['19', 4, 45, 1.41, 3],
  ])('case %s: fs/%d at %d°, %d', (_, divisor, degrees, amplitude, expected) => {
    const channel = new Float32Array(48_000)
    // Faded in and out: a sudden start is a louder peak of its own.
    for (let i = 0; i < channel.length; i += 1) {
      const edge = Math.min(1, i / 480, (channel.length - i) / 480)
      channel[i] = edge * amplitude * sin((TAU * i) / divisor + (degrees * PI) / 180)
    }
    const { truePeak } = measureLoudness({ sampleRate: 48_000, channels: [channel, channel] })
    expect(truePeak).toBeLessThan(expected + 0.2)
    expect(truePeak).toBeGreaterThan(expected - 0.4)
  })
})

describe('after case 20 to 23: true peak of a crest none to three quarters of a sample away', () => {
  test.each([0, 1, 2, 3])('offset %d/4', (offset) => {
    const channel = new Float32Array(4800)
    // A band-limited fs/6 packet of amplitude 1, its crest between two samples.
    for (let i = 0; i < channel.length; i += 1) {
      const t = i - 2400 + offset / 4
      const bell = Math.abs(t) < 600 ? 0.5 + 0.5 * cos((PI * t) / 600) : 0
      channel[i] = bell * cos((TAU * t) / 6)
    }
    const { truePeak } = measureLoudness({ sampleRate: 48_000, channels: [channel] })
    expect(truePeak).toBeLessThan(0.2)
    expect(truePeak).toBeGreaterThan(-0.4)
  })
})
