import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Audio } from './audio.ts'
import { AudioError } from './errors.ts'
import { decodePeaks, encodePeaks } from './peaks-file.ts'
import { peaks, rms } from './peaks.ts'

const mono = (...samples: number[]): Audio => ({ sampleRate: 8000, channels: [Float32Array.from(samples)] })

test('a column holds the extremes of its frames, rounded outwards, over all channels', () => {
  const audio = { sampleRate: 8000, channels: [Float32Array.of(0, 0.5, -0.25, 0), Float32Array.of(0, 0, 0.1, -1)] }
  const outline = peaks(audio, { columns: 2 })
  expect(Array.from(outline.min)).toEqual([0, -128])
  expect(Array.from(outline.max)).toEqual([64, 13])
  expect(Array.from(outline.rms)).toEqual([64, Math.round(255 * Math.sqrt((0.0625 + 0.01 + 1) / 4))])
})

test('every frame is in a column, whatever the numbers', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 700 }),
      fc.nat(499),
      (frames, columns, at) => {
        const samples = new Float32Array(frames)
        samples[at % frames] = 1
        const outline = peaks({ sampleRate: 8000, channels: [samples] }, { columns })
        expect(Math.max(...outline.max)).toBe(127)
        expect(outline.max.length).toBe(columns)
      },
    ),
  )
})

test('no frames, no outline; out of range is clipped', () => {
  expect(Array.from(peaks(mono(), { columns: 2 }).max)).toEqual([0, 0])
  const outline = peaks(mono(5, -5), { columns: 1 })
  expect([outline.min[0], outline.max[0], outline.rms[0]]).toEqual([-128, 127, 255])
  expect(() => peaks(mono(0), { columns: 0 })).toThrow(AudioError)
  expect(() => peaks(mono(0), { columns: 1.5 })).toThrow(AudioError)
})

test('root mean square', () => {
  expect(rms(mono(0.5, -0.5))).toBeCloseTo(0.5, 6)
  expect(rms(mono())).toBe(0)
})

describe('the file', () => {
  const outline = peaks(mono(0, 0.5, -0.5, 0.25, -1), { columns: 3 })

  test('comes back as it was, three bytes a column', () => {
    const bytes = encodePeaks(outline)
    expect(bytes.length).toBe(20 + 9)
    expect(decodePeaks(bytes)).toEqual(outline)
  })

  test('changed and cut bytes give an AudioError or an outline, nothing else', () => {
    const file = encodePeaks(outline)
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 0, max: 255 }), fc.nat(40), (at, value, length) => {
        const bytes = file.slice(0, length)
        if (at < bytes.length) bytes[at] = value
        try {
          expect(decodePeaks(bytes).columns).toBe(3)
        } catch (error) {
          expect(error).toBeInstanceOf(AudioError)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test.each([
    ['another file', 0, 'not a peaks file'],
    ['another version', 4, 'version'],
    ['a lying count', 16, 'length'],
  ])('refuses %s', (_, at, sentence) => {
    const bytes = encodePeaks(outline)
    bytes[at] = 77
    expect(() => decodePeaks(bytes)).toThrow(sentence)
  })
})
