import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import type { Audio } from '../audio.ts'
import { AudioError } from '../errors.ts'
import { fillNoise, nextBits, seeded } from '../random.ts'
import { decodeWav } from '../wav/read.ts'
import { encodeWav } from '../wav/write.ts'
import { flacPieces } from './read.ts'

/** A tone that grows beyond full scale, under noise that comes and goes, and a stretch of silence. */
function aSignal(frames: number, channels: number): Audio {
  const random = seeded(3)
  return {
    sampleRate: 44_100,
    channels: Array.from({ length: channels }, (_, c) => {
      const noise = new Float32Array(frames)
      fillNoise(random, noise)
      return noise.map((value, i) => {
        if (i > frames / 2 && i < frames / 2 + 9000) return 0
        const tone = (1.1 * i * Math.sin(i * 0.05 * (c + 1))) / frames
        return Math.max(-1, Math.min(0.999, tone + (i % 20_000 < 8000 ? value * 0.05 : 0)))
      })
    }),
  }
}

const flac = (wav: Uint8Array, ...options: string[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    execFileSync('flac', ['-s', '--no-padding', ...options, '-c', '-'], { input: wav, maxBuffer: 1 << 28 }),
  )

const sourceOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: (start: number, length: number) => bytes.subarray(start, start + length),
})

function decoded(bytes: Uint8Array): Float32Array[] {
  const channels: number[][] = []
  for (const piece of flacPieces(sourceOf(bytes)))
    piece.channels.forEach((channel, c) => (channels[c] ??= []).push(...channel))
  return channels.map((channel) => Float32Array.from(channel))
}

const isMissing = spawnSync('flac', ['--version']).error !== undefined

describe.skipIf(isMissing)('FLAC, as its own encoder writes it', () => {
  test.each([
    ['pcm16', 2, ['-0']],
    ['pcm16', 2, ['-5']],
    ['pcm16', 2, ['-8', '-p']],
    ['pcm16', 1, ['-b', '192']],
    ['pcm16', 2, ['-5', '-b', '16384', '--lax']],
    ['pcm16', 6, ['-5']],
    ['pcm8', 2, ['-5']],
    ['pcm24', 2, ['-8']],
    ['pcm24', 3, ['-8', '--lax', '-l', '32']],
    ['pcm16', 2, ['-5', '--disable-constant-subframes', '--disable-fixed-subframes']],
    ['pcm16', 2, ['-5', '-r', '0']],
  ] as const)('has the samples of the WAV: %s, %i channels, %j', (format, channels, options) => {
    const wav = encodeWav(aSignal(70_001, channels), { format })
    expect(decoded(flac(wav, ...options))).toEqual(decodeWav(wav).channels)
  })

  test('is read from a source that gives little at a time, with pictures larger than a window before it', () => {
    const wav = encodeWav(aSignal(200_000, 2), { format: 'pcm24' })
    const bytes = flac(wav, '--padding=300000')
    expect(decoded(bytes)[0]!.length).toBe(200_000)
  })

  test('damaged in places has the rest; cut off, what is there', () => {
    const wav = encodeWav(aSignal(100_000, 2), { format: 'pcm16' })
    const bytes = flac(wav, '-5')
    const random = seeded(9)
    for (let times = 0; times < 40; times += 1) {
      const spoilt = bytes.slice()
      const at = 60 + ((nextBits(random) >>> 0) % (bytes.length - 60))
      spoilt[at] = spoilt[at]! ^ (1 << (times % 8))
      const [left] = decoded(spoilt)
      expect(left!.length).toBeGreaterThanOrEqual(100_000 - 2 * 4096)
      expect(left!.every((x) => x >= -1 && x <= 1)).toBe(true)
    }
    expect(decoded(bytes.subarray(0, bytes.length / 2))[0]!.length).toBeGreaterThan(30_000)
  })

  test('of which nothing is left is refused', () => {
    const bytes = flac(encodeWav(aSignal(10_000, 1), { format: 'pcm16' }))
    for (const spoilt of [
      bytes.subarray(0, 3),
      bytes.subarray(0, 30),
      bytes.subarray(0, 60),
      bytes.slice().fill(255, 60),
    ])
      expect(() => decoded(spoilt)).toThrow(AudioError)
    const silent = bytes.slice()
    silent.fill(0, 18, 21) // a sample rate of nothing
    expect(() => decoded(silent)).toThrow(AudioError)
  })
})
