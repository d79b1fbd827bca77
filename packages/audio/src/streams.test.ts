import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Audio } from './audio.ts'
import { measureLoudness } from './loudness/measure.ts'
import { loudnessMeter } from './loudness/meter.ts'
import { peaks } from './peaks.ts'
import { outliner } from './peaks-stream.ts'
import { nextBits, seeded } from './random.ts'
import { WAV_FORMATS } from './wav/format.ts'
import { decodeWav } from './wav/read.ts'
import { wavPieces } from './wav/stream.ts'
import { encodeWav } from './wav/write.ts'

/** Noise whose level changes, a seed a channel. */
const noise = (frames: number, channels: number, sampleRate = 44_100): Audio => ({
  sampleRate,
  channels: Array.from({ length: channels }, (_, c) => {
    const random = seeded(c + 1)
    return Float32Array.from({ length: frames }, (_, i) => (nextBits(random) / 2147483648) * (((i >> 12) % 7) / 7))
  }),
})

/** `audio` cut into blocks of these lengths, over and over. */
function* cut({ channels }: Audio, lengths: readonly number[]): Generator<Float32Array[]> {
  const frames = channels[0]!.length
  for (let at = 0, n = 0; at < frames; n += 1) {
    const length = lengths[n % lengths.length]!
    yield channels.map((channel) => channel.subarray(at, at + length))
    at += length
  }
}

const lengths = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 4 })

describe('a stream, in whatever blocks it comes', () => {
  test('has the loudness of the whole, to the bit', () => {
    fc.assert(
      fc.property(
        lengths,
        fc.constantFrom(8000, 44_100, 48_000, 96_001),
        fc.integer({ min: 1, max: 6 }),
        (cuts, rate, n) => {
          const audio = noise(120_000, n, rate)
          const { push, read } = loudnessMeter(rate, n)
          for (const block of cut(audio, cuts)) push(block)
          expect(read()).toBe(measureLoudness(audio).integrated)
        },
      ),
      { numRuns: 15 },
    )
  })

  test('has the outline of the whole where bins and columns have the same edges', () => {
    fc.assert(
      fc.property(lengths, fc.constantFrom(1024, 16_384, 65_536, 131_072), (cuts, frames) => {
        const audio = noise(frames, 2)
        const { push, read } = outliner(44_100)
        for (const block of cut(audio, cuts)) push(block)
        expect(read({ columns: 512 })).toEqual(peaks(audio, { columns: 512 }))
      }),
      { numRuns: 15 },
    )
  })

  test('has nearly the outline of the whole where they have not', () => {
    const audio = noise(1_234_567, 2)
    const { push, read } = outliner(44_100)
    for (const block of cut(audio, [5000])) push(block)
    const [streamed, whole] = [read({ columns: 1200 }), peaks(audio, { columns: 1200 })]
    const far = whole.rms.reduce((most, value, i) => Math.max(most, Math.abs(value - streamed.rms[i]!)), 0)
    expect(streamed.frames).toBe(1_234_567)
    expect(far).toBeLessThan(25)
  })

  test('of nothing, or less than a column, is still an outline', () => {
    expect(outliner(8000).read({ columns: 3 }).max).toEqual(new Int8Array(3))
    const short = outliner(8000)
    short.push([Float32Array.of(0.5)])
    expect(short.read({ columns: 3 }).max).toEqual(Int8Array.of(64, 64, 64))
  })
})

const sourceOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: (start: number, length: number) => bytes.subarray(start, start + length),
})
const joined = (bytes: Uint8Array, frames: number) => {
  const pieces = [...wavPieces(sourceOf(bytes), frames)]
  return pieces[0]!.channels.map((_, c) => Float32Array.from(pieces.flatMap(({ channels }) => [...channels[c]!])))
}

describe('a WAV file in pieces', () => {
  test.each(WAV_FORMATS)('has the samples of the whole: %s', (format) => {
    const bytes = encodeWav(noise(3001, 2), { format, info: { INAM: 'odd' } })
    expect(joined(bytes, 1000)).toEqual(decodeWav(bytes).channels)
  })

  test('that ends too early has what is there; one that is none is refused', () => {
    const bytes = encodeWav(noise(3001, 2), { format: 'pcm16' })
    expect(joined(bytes.subarray(0, 44 + 4 * 100 + 3), 64)[0]!.length).toBe(100)
    for (const spoilt of [bytes.subarray(0, 11), bytes.subarray(0, 30), bytes.subarray(0, 40), new Uint8Array(100)])
      expect(() => [...wavPieces(sourceOf(spoilt), 64)]).toThrow(/WAV/)
  })
})
