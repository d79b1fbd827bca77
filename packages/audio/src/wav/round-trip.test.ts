import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Audio } from '../audio.ts'
import { type WavFormat, WAV_FORMATS } from './format.ts'
import { decodeWav } from './read.ts'
import { encodeWav } from './write.ts'

const sample = fc.double({ min: -1, max: 1, noNaN: true }).map(Math.fround)

const audios = fc
  .record({
    sampleRate: fc.constantFrom(1, 8000, 44_100, 48_000, 192_000),
    count: fc.integer({ min: 1, max: 9 }),
    frames: fc.integer({ min: 0, max: 40 }),
  })
  .chain(({ sampleRate, count, frames }) =>
    fc
      .array(fc.array(sample, { minLength: frames, maxLength: frames }), { minLength: count, maxLength: count })
      .map((channels): Audio => ({ sampleRate, channels: channels.map((channel) => Float32Array.from(channel)) })),
  )

// Half a step, or a whole one at +1, which integers cannot reach.
const STEP: Record<WavFormat, number> = {
  pcm8: 2 ** -7,
  pcm16: 2 ** -15,
  pcm24: 2 ** -23,
  pcm32: 2 ** -24,
  float32: 0,
  float64: 0,
}

describe.each(WAV_FORMATS)('%s', (format) => {
  test('comes back within a step, and the second time exactly', () => {
    fc.assert(
      fc.property(audios, fc.boolean(), (audio, extensible) => {
        const bytes = encodeWav(audio, { format, ...(extensible ? { extensible } : {}) })
        const back = decodeWav(bytes)
        expect(back.sampleRate).toBe(audio.sampleRate)
        expect(back.format).toBe(format)
        expect(back.channels.length).toBe(audio.channels.length)
        back.channels.forEach((channel, c) =>
          channel.forEach((x, i) =>
            expect(Math.abs(x - (audio.channels[c]?.[i] as number))).toBeLessThanOrEqual(STEP[format]),
          ),
        )
        expect(encodeWav(back, { format, ...(extensible ? { extensible } : {}) })).toEqual(bytes)
      }),
      { numRuns: 60 },
    )
  })
})

const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((t) => !t.includes('\0') && t.isWellFormed())
const tags = fc.dictionary(fc.stringMatching(/^[A-Z0-9]{4}$/), text, { maxKeys: 6 })

test('tags come back as they were, in files of odd and even length', () => {
  fc.assert(
    fc.property(audios, tags, (audio, info) => {
      const back = decodeWav(encodeWav(audio, { format: 'pcm8', info }))
      expect(back.info).toEqual(info)
      expect(back.channels[0]?.length).toBe(audio.channels[0]?.length)
    }),
    { numRuns: 200 },
  )
})

test('a prompt and its parameters travel in the tags', () => {
  const audio = { sampleRate: 44_100, channels: [new Float32Array(3)] }
  const info = { INAM: 'ein nasser 💨', ICMT: JSON.stringify({ duration: 1.25, wetness: 7, pitch: 3, type: 'wet' }) }
  expect(decodeWav(encodeWav(audio, { format: 'pcm16', info })).info).toEqual(info)
})

test('the canonical file: 44 bytes of header, then samples', () => {
  const audio = { sampleRate: 44_100, channels: [Float32Array.of(0, 0.5, -1, 1)] }
  const bytes = encodeWav(audio, { format: 'pcm16' })
  expect(Buffer.from(bytes).toString('hex')).toBe(
    '524946462c00000057415645' +
      '666d7420' +
      '10000000' +
      '0100' +
      '0100' +
      '44ac0000' +
      '88580100' +
      '0200' +
      '1000' +
      '6461746108000000' +
      '0000' +
      '0040' +
      '0080' +
      'ff7f',
  )
})

test('clips what exceeds full scale instead of wrapping round', () => {
  const back = decodeWav(encodeWav({ sampleRate: 8000, channels: [Float32Array.of(3, -3)] }, { format: 'pcm24' }))
  expect(back.channels[0]?.[0]).toBeCloseTo(1, 5)
  expect(back.channels[0]?.[1]).toBe(-1)
})

test('5.1 is extensible and names its speakers', () => {
  const audio = { sampleRate: 48_000, channels: Array.from({ length: 6 }, () => Float32Array.of(0.25)) }
  const bytes = encodeWav(audio, { format: 'float32' })
  expect(new DataView(bytes.buffer).getUint16(20, true)).toBe(0xfffe)
  expect(decodeWav(bytes).channelMask).toBe(0x3f)
})
