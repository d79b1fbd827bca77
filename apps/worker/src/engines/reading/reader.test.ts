import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodePeaks, measureLoudness } from '@stemma/audio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPiece, aPng, byFfmpeg, flacOf, lacks, mp3Of, wavOf } from '../../testing/music.ts'
import { ffmpegVersion } from './ffmpeg.ts'
import { Reader } from './reader.ts'
import { usageOf } from './usage.ts'

let folder: string
let reader: Reader
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stemma-reader-'))
  reader = new Reader()
})
afterAll(() => {
  reader.close()
  rmSync(folder, { recursive: true })
})

const never = new AbortController().signal
const read = (bytes: Uint8Array, { by = reader, ffmpeg = undefined as string | undefined, signal = never } = {}) => {
  const path = join(folder, crypto.randomUUID())
  writeFileSync(path, bytes)
  return by.read({ path, size: bytes.length, listens: true, ffmpeg }, signal)
}

const piece = aPiece(8)
const tags = {
  title: 'A title',
  artist: 'Ella',
  album: 'Best',
  albumArtist: 'Various',
  genre: 'Jazz',
  trackNumber: 3,
  discNumber: 1,
  date: new Date('1957-05-01'),
  lyrics: '[00:01.50]First line\n[00:04.00]Second line',
  images: [{ data: aPng, mimeType: 'image/png', kind: 'coverFront' as const }],
}

describe('a file', () => {
  test.each([
    ['MP3', mp3Of, 'mp3', /^mpg123-decoder \d/],
    ['FLAC', flacOf, 'flac', /^flac\/v1$/],
  ] as const)('says its tags, and is heard: %s', async (_, encode, format, decoder) => {
    const { headers, heard } = await read(await encode(piece, tags))
    expect(headers).toMatchObject({
      format,
      said: {
        tags: {
          title: 'A title',
          artist: 'Ella',
          album: 'Best',
          albumArtist: 'Various',
          genre: 'Jazz',
          trackNumber: 3,
          discNumber: 1,
          year: 1957,
        },
      },
      cover: { bytes: aPng, mediaType: 'image/png' },
    })
    expect(headers.lyrics[0]!.lines).toEqual([
      { at: 1500, text: 'First line' },
      { at: 4000, text: 'Second line' },
    ])
    expect(heard.decoder).toMatch(decoder)
    expect(Math.abs(heard.durationMs! - 8000)).toBeLessThan(60)
    expect(heard.loudness!).toBeCloseTo(measureLoudness(piece).integrated, 0)
    expect(heard.peak!).toBeGreaterThan(0.1)
    expect(decodePeaks(heard.peaks!)).toMatchObject({ columns: 1200, sampleRate: 44_100 })
    const octave = Math.log2(heard.tempo! / 120)
    expect(Math.abs(octave - Math.round(octave))).toBeLessThan(0.05)
    expect(heard.tempoConfidence!).toBeGreaterThan(0)
  })

  test('is known by its audio, whatever its container, tags and name', async () => {
    const [wav, flac, tagged] = [wavOf(piece), await flacOf(piece), await flacOf(piece, tags)]
    const hashes = await Promise.all(
      [wav, wavOf(piece, { INAM: 'Another' }), flac, tagged].map(async (bytes) => (await read(bytes)).heard.audioHash),
    )
    expect(new Set(hashes).size).toBe(1)
    const [mp3, other] = [await mp3Of(piece), await mp3Of(piece, tags)]
    expect((await read(mp3)).heard.audioHash).toBe((await read(other)).heard.audioHash)
    const samples = Float32Array.from(piece.channels[0]!)
    samples[1000] = samples[1000]! + 1 / 32_768
    const changed = wavOf({ sampleRate: 44_100, channels: [samples, samples] })
    expect((await read(changed)).heard.audioHash).not.toBe(hashes[0])
  })

  test('has one hash at full scale and in mono, too', async () => {
    const loud = {
      sampleRate: 48_000,
      channels: [Float32Array.from({ length: 48_000 }, (_, i) => (i % 65_536) / 32_768 - 1)],
    }
    const [wav, flac] = [await read(wavOf(loud)), await read(await flacOf(loud))]
    expect(flac.heard).toMatchObject({ audioHash: wav.heard.audioHash, peak: 1 })
    const mono = await read(await mp3Of(aPiece(2, { channels: 1 })))
    expect(mono.headers.said.more).toMatchObject({ channels: 1 })
    expect(mono.heard.loudness!).toBeCloseTo(measureLoudness(aPiece(2, { channels: 1 })).integrated, 0)
  })

  test.each([
    ['ogg', /^@wasm-audio-decoders\/ogg-vorbis/, 44_100],
    ['opus', /^ogg-opus-decoder/, 48_000],
    ['m4a', /^ffmpeg /, 44_100],
    ['aac', /^ffmpeg /, 44_100],
    ['webm', /^ffmpeg /, 48_000],
  ] as const)('of ffmpeg’s making is heard as well: %s', async (format, decoder, sampleRate) => {
    const ffmpeg = ffmpegVersion()
    if (!ffmpeg) return
    const bytes = byFfmpeg(wavOf(piece), format, '-metadata', 'title=A title')
    const { headers, heard } = await read(bytes, { ffmpeg: /ffmpeg/.test(String(decoder)) ? ffmpeg : undefined })
    expect(headers.format).toBe(format)
    if (format !== 'aac') expect(headers.said.tags.title).toBe('A title')
    expect(heard.decoder).toMatch(decoder)
    expect(decodePeaks(heard.peaks!).sampleRate).toBe(sampleRate)
    expect(Math.abs(heard.durationMs! - 8000)).toBeLessThan(150)
    expect(heard.loudness!).toBeCloseTo(measureLoudness(piece).integrated, 0)
  })

  test('that only ffmpeg decodes says so where it is missing', async ({ skip }) => {
    skip(...lacks('ffmpeg'))
    const { headers, heard } = await read(byFfmpeg(wavOf(piece), 'm4a', '-metadata', 'artist=Ella'))
    expect(headers).toMatchObject({ format: 'm4a', said: { tags: { artist: 'Ella' } } })
    expect(Math.abs(headers.durationMs! - 8000)).toBeLessThan(150)
    expect(heard).toMatchObject({ decoder: null, audioHash: null, peaks: null, unheard: /ffmpeg/ as never })
  })
})

describe('a child', () => {
  test('is kept for the next file, and there are as many as files are read at once', async () => {
    const own = new Reader()
    for (let times = 0; times < 3; times += 1) await read(wavOf(aPiece(1)), { by: own })
    expect(own.children).toHaveLength(1)
    await Promise.all([read(wavOf(aPiece(1)), { by: own }), read(wavOf(aPiece(1)), { by: own })])
    expect(own.children).toHaveLength(2)
    for (const ffmpeg of ['7', undefined]) {
      await read(wavOf(aPiece(1)), { by: own, ffmpeg })
      expect(own.children).toHaveLength(2)
    }
    own.close()
    expect(own.children).toEqual([])
  })

  test('that takes too much memory or time is killed with its file, and another reads the next', async () => {
    const long = wavOf(aPiece(60))
    const tight = new Reader({ memory: 30 * 1024 * 1024 })
    await expect(read(long, { by: tight })).rejects.toMatchObject({ code: 'track_too_costly' })
    await expect(read(long, { by: tight })).rejects.toMatchObject({ code: 'track_too_costly' })
    tight.close()
    const hasty = new Reader({ processor: () => 0.2 })
    await expect(read(long, { by: hasty })).rejects.toMatchObject({ code: 'track_too_costly' })
    hasty.close()
    expect((await read(wavOf(aPiece(1)))).heard.durationMs).toBe(1000)
  })

  test('goes with an attempt that is given up', async () => {
    const leaving = new AbortController()
    const reading = read(wavOf(aPiece(120)), { signal: leaving.signal })
    setTimeout(() => leaving.abort(new Error('enough')), 50)
    await expect(reading).rejects.toThrow('enough')
    expect((await read(wavOf(aPiece(1)))).heard.durationMs).toBe(1000)
  })

  test('tells what it uses', () => {
    const { seconds, bytes } = usageOf(process.pid)!
    expect(seconds).toBeGreaterThan(0)
    expect(bytes).toBeGreaterThan(10_000_000)
    expect(usageOf(2 ** 30)).toBeUndefined()
  })
})
