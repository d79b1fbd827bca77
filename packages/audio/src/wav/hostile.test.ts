import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AudioError } from '../errors.ts'
import { WAV_FORMATS } from './format.ts'
import { decodeWav } from './read.ts'
import { encodeWav } from './write.ts'

const audio = { sampleRate: 44_100, channels: [Float32Array.of(0.1, -0.2, 0.3), Float32Array.of(0.4, 0.5, -0.6)] }

/** A 16-bit stereo file with some of its header fields overwritten. */
function tampered(...fields: [offset: number, bytes: 2 | 4, value: number][]): Uint8Array {
  const file = encodeWav(audio, { format: 'pcm16' })
  const view = new DataView(file.buffer)
  for (const [offset, bytes, value] of fields)
    if (bytes === 2) view.setUint16(offset, value, true)
    else view.setUint32(offset, value, true)
  return file
}

function refusal(bytes: Uint8Array): string {
  try {
    decodeWav(bytes)
  } catch (error) {
    if (error instanceof AudioError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'accepted'
}

describe('refuses, by sentence,', () => {
  test.each([
    ['nothing', new Uint8Array(0), 'wav.truncated: This is too short to be a WAV file.'],
    ['an MP3', new TextEncoder().encode('ID3\u0004 something else entirely'), 'wav.not_wav: This is not a WAV file.'],
    ['a header alone', tampered().subarray(0, 36), 'wav.corrupt: The WAV file has no samples.'],
    ['twelve bytes', tampered().subarray(0, 12), 'wav.corrupt: The WAV file has no format chunk.'],
    ['half a header', tampered().subarray(0, 30), 'wav.truncated: A chunk of the WAV file is longer than the file.'],
    [
      'missing samples',
      tampered().subarray(0, 50),
      'wav.truncated: The WAV file promises 12 bytes of samples, but only 6 follow.',
    ],
    [
      'a lying data size',
      tampered([40, 4, 0x7fff0000]),
      'wav.truncated: The WAV file promises 2147418112 bytes of samples, but only 12 follow.',
    ],
    [
      'a lying format size',
      tampered([16, 4, 0x10000]),
      'wav.truncated: A chunk of the WAV file is longer than the file.',
    ],
    ['a tiny format chunk', tampered([16, 4, 2]), 'wav.corrupt: The format chunk of the WAV file is too short.'],
    ['no channels', tampered([22, 2, 0]), 'wav.corrupt: The WAV file says it has no channels.'],
    [
      '65,535 channels',
      tampered([22, 2, 65_535]),
      'wav.unsupported: The WAV file has 65535 channels; we read up to 64.',
    ],
    ['a rate of zero', tampered([24, 4, 0]), 'wav.corrupt: The WAV file says its sample rate is zero.'],
    [
      'a rate of 4 GHz',
      tampered([24, 4, 0xffffffff]),
      'wav.unsupported: The sample rate of the WAV file, 4294967295 Hz, is beyond 768000 Hz.',
    ],
    [
      'a frame of zero bytes',
      tampered([32, 2, 0]),
      'wav.corrupt: The frame size in the WAV file does not match its channels and sample size.',
    ],
    [
      '13 bits',
      tampered([34, 2, 13]),
      'wav.unsupported: The WAV file stores samples of 13 bits, which we do not read.',
    ],
    ['no bits', tampered([34, 2, 0]), 'wav.unsupported: The WAV file stores samples of 0 bits, which we do not read.'],
    [
      'a codec',
      tampered([20, 2, 0x55]),
      'wav.unsupported: The WAV file is compressed with a codec (tag 85) that we do not read.',
    ],
    [
      '16-bit float',
      tampered([20, 2, 3]),
      'wav.unsupported: The WAV file stores samples of 16 bits, which we do not read.',
    ],
    [
      'extensible in 16 bytes',
      tampered([20, 2, 0xfffe]),
      'wav.corrupt: The extensible format chunk of the WAV file is too short.',
    ],
    [
      'samples before the format',
      tampered([12, 4, 0x61746164]),
      'wav.corrupt: The WAV file has samples before their format.',
    ],
  ])('%s', (_, bytes, sentence) => {
    expect(refusal(bytes)).toBe(sentence)
  })

  test('an unknown extensible sample format', () => {
    const bytes = encodeWav(audio, { format: 'pcm16', extensible: true })
    bytes[59] = 0
    expect(refusal(bytes)).toBe('wav.unsupported: The WAV file names a sample format that we do not know.')
  })

  test('samples that are not numbers, in and out', () => {
    const bytes = encodeWav(audio, { format: 'float32' })
    new DataView(bytes.buffer).setFloat32(bytes.length - 4, NaN, true)
    expect(refusal(bytes)).toBe('wav.not_finite: Sample 2 of channel 2 is not a finite number.')
    const infinite = { sampleRate: 8000, channels: [Float32Array.of(Infinity)] }
    expect(() => encodeWav(infinite, { format: 'pcm16' })).toThrow(AudioError)
  })

  test('doubles too large for single precision', () => {
    const bytes = encodeWav(audio, { format: 'float64' })
    new DataView(bytes.buffer).setFloat64(bytes.length - 8, 1e300, true)
    expect(refusal(bytes)).toMatch(/^wav.not_finite/)
  })

  test('tags with impossible identifiers or NUL', () => {
    expect(() => encodeWav(audio, { format: 'pcm16', info: { title: 'x' } })).toThrow('four ASCII characters')
    expect(() => encodeWav(audio, { format: 'pcm16', info: { INAM: 'a\0b' } })).toThrow('NUL')
  })
})

test('nested garbage, changed bytes and cuts give an AudioError or finite samples, nothing else', () => {
  const files = WAV_FORMATS.flatMap((format) => [
    encodeWav(audio, { format, info: { INAM: 'a', ICMT: 'bc' } }),
    encodeWav(audio, { format, extensible: true }),
  ])
  const edit = fc.record({ at: fc.nat(140), value: fc.integer({ min: 0, max: 255 }) })
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(edit, { maxLength: 6 }), fc.nat(160), (file, edits, length) => {
      const bytes = file.slice(0, Math.max(length, 20))
      for (const { at, value } of edits) if (at < bytes.length) bytes[at] = value
      try {
        const { channels } = decodeWav(bytes)
        expect(channels.every((channel) => channel.every((x) => Number.isFinite(x)))).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(AudioError)
      }
    }),
    { numRuns: 8000 },
  )
})
