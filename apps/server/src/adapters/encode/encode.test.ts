import { execFileSync, spawnSync } from 'node:child_process'
import diagnostics from 'node:diagnostics_channel'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { decodeWav, encodeWav, type Audio } from '@stemma/audio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { soundEncoder, type SoundEncoderOptions } from './encode.ts'
import { fileFormats, type FileFormat } from './formats.ts'

let folder: string
const encoders: { close(): Promise<void> }[] = []
const threads: Worker[] = []
const seen = (message: unknown) => threads.push((message as { worker: Worker }).worker)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encode-'))
  diagnostics.subscribe('worker_threads', seen)
})
afterAll(async () => {
  diagnostics.unsubscribe('worker_threads', seen)
  await Promise.all(encoders.map((encoder) => encoder.close()))
  await rm(folder, { recursive: true })
})

const anEncoder = (options?: SoundEncoderOptions) => {
  const encoder = soundEncoder(options)
  encoders.push(encoder)
  return encoder
}

/** One for all whose thread is not what is tested: each takes its time to start. */
let common: ReturnType<typeof soundEncoder> | undefined
const theEncoder = () => (common ??= anEncoder())

/** A rising tone, so that a shift or a swap of channels shows. */
const aSound = (seconds: number, channels = 1): Audio => ({
  sampleRate: 44_100,
  channels: Array.from({ length: channels }, (_, c) =>
    Float32Array.from({ length: seconds * 44_100 }, (_, i) => Math.sin(i * 0.01 * (1 + i / 90_000) + c) * 0.7),
  ),
})
const wavOf = (seconds: number, channels = 1) => encodeWav(aSound(seconds, channels), { format: 'pcm16' })

const recipe = JSON.stringify({ engine: 'synth/v1', seed: 7, parameters: { duration: 1, type: 'wet' } })
const prompt = 'Ein „nasses" 🦆 بطة = 1;\nzweite Zeile'
const tags = { title: prompt.split('\n')[0] ?? '', comment: prompt, artist: 'Stemma', STEMMA_RECIPE: recipe }

const lacks = (program: string): [boolean, string] => [
  spawnSync(program, ['--version']).error !== undefined,
  `${program} is not installed`,
]

const encode = async (format: FileFormat, wav = wavOf(1)) => {
  const bytes = await theEncoder().encodeSound({ wav, format, tags })
  const path = join(folder, `${crypto.randomUUID()}.${format}`)
  await writeFile(path, bytes)
  return path
}

/** What a program that is not ours finds in a file: tags by lower-case name. */
const probe = (path: string) => {
  const show = 'format=duration,format_name:format_tags:stream=codec_name,channels,sample_rate,bits_per_raw_sample'
  const told = JSON.parse(
    execFileSync('ffprobe', ['-v', 'error', '-show_entries', show, '-of', 'json', path], { encoding: 'utf8' }),
  ) as { streams: unknown[]; format: { duration: string; format_name: string; tags: Record<string, string> } }
  const found = Object.entries(told.format.tags).map(([key, value]) => [key.toLowerCase(), value])
  return { ...told.format, stream: told.streams[0], tags: Object.fromEntries(found) as Record<string, string> }
}

describe('a file carries prompt and recipe where other programs look', () => {
  test('WAV: LIST/INFO, the samples untouched', async ({ skip }) => {
    const bytes = await theEncoder().encodeSound({ wav: wavOf(1, 2), format: 'wav', tags })
    const { info, channels, format } = decodeWav(bytes)
    expect(format).toBe('pcm16')
    expect(channels).toEqual(decodeWav(wavOf(1, 2)).channels)
    expect(info).toEqual({ INAM: tags.title, IART: 'Stemma', ICMT: `${prompt}\nSTEMMA_RECIPE=${recipe}` })
    skip(...lacks('ffprobe'))
    const probed = probe(await encode('wav'))
    expect(probed).toMatchObject({ format_name: 'wav', stream: { codec_name: 'pcm_s16le', channels: 1 } })
    expect(probed.tags).toEqual({ title: tags.title, artist: 'Stemma', comment: `${prompt}\nSTEMMA_RECIPE=${recipe}` })
  })

  test('FLAC: Vorbis comments', async ({ skip }) => {
    skip(...lacks('ffprobe'))
    const probed = probe(await encode('flac'))
    expect(probed.stream).toMatchObject({ codec_name: 'flac', sample_rate: '44100', bits_per_raw_sample: '16' })
    expect(probed.duration).toBe('1.000000')
    expect(probed.tags).toEqual({ ...tags, STEMMA_RECIPE: undefined, stemma_recipe: recipe })
  })

  test('MP3: ID3v2, the recipe as TXXX', async ({ skip }) => {
    skip(...lacks('ffprobe'))
    const probed = probe(await encode('mp3', wavOf(2, 2)))
    expect(probed.stream).toMatchObject({ codec_name: 'mp3', sample_rate: '44100', channels: 2 })
    expect(Number(probed.duration)).toBeCloseTo(2, 0)
    expect(probed.tags).toEqual({ ...tags, STEMMA_RECIPE: undefined, stemma_recipe: recipe })
  })
})

test.each([1, 2])(
  'FLAC of %i channels gives the samples back bit for bit, and carries their signature',
  async (channels) => {
    const wav = wavOf(3, channels)
    const path = await encode('flac', wav)
    if (lacks('flac')[0]) return
    expect(execFileSync('flac', ['--test', '--warnings-as-errors', path], { stdio: 'pipe' })).toBeDefined()
    execFileSync('flac', ['--decode', '--silent', '-o', `${path}.wav`, path])
    expect(decodeWav(await readFile(`${path}.wav`)).channels).toEqual(decodeWav(wav).channels)
  },
)

test('MP3 sounds like the original', async ({ skip }) => {
  skip(...lacks('ffmpeg'))
  const path = await encode('mp3', wavOf(1))
  const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-f', 's16le', '-'], { maxBuffer: 1 << 24 })
  const decoded = new Int16Array(new Uint8Array(raw).buffer)
  const power = (samples: ArrayLike<number>) =>
    Array.from(samples).reduce((sum, sample) => sum + sample * sample, 0) / 44_100
  const original = power((aSound(1).channels[0] ?? new Float32Array()).map((sample) => sample * 32_768))
  // LAME lowers the level a little, so that nothing clips.
  expect(Math.abs(10 * Math.log10(power(decoded) / original))).toBeLessThan(0.5)
  expect(decoded.length).toBeGreaterThan(44_100)
})

test('a sound of one frame and sounds of other depths can be taken away too', async () => {
  const { encodeSound } = theEncoder()
  for (const format of fileFormats) {
    for (const depth of ['pcm8', 'pcm24', 'float32'] as const) {
      const wav = encodeWav(aSound(0.1), { format: depth })
      expect((await encodeSound({ wav, format, tags: {} })).byteLength).toBeGreaterThan(500)
    }
    const one = { sampleRate: 44_100, channels: [new Float32Array(1)] }
    const bytes = await encodeSound({ wav: encodeWav(one, { format: 'pcm16' }), format, tags })
    expect(bytes.byteLength).toBeGreaterThan(40)
  }
})

test('hostile tags do no harm', async ({ skip }) => {
  const hostile = {
    title: 'a\0b\x1bc\ud800',
    comment: 'x'.repeat(1e6),
    'odd=key\n': 'v',
    vendor: 'me',
    TITLE: 'second',
  }
  for (const format of fileFormats) {
    const bytes = await theEncoder().encodeSound({ wav: wavOf(1), format, tags: hostile })
    const path = join(folder, `hostile.${format}`)
    await writeFile(path, bytes)
    if (lacks('ffprobe')[0]) continue
    expect(probe(path).tags['comment']?.slice(0, 65_536)).toBe('x'.repeat(65_536))
  }
  skip(...lacks('ffprobe'))
})

test('what is no WAV is refused by a sentence, and the next file is made', async () => {
  const { encodeSound } = theEncoder()
  for (const wav of [new Uint8Array(), new Uint8Array(100), wavOf(1).subarray(0, 1000)])
    for (const format of fileFormats)
      await expect(encodeSound({ wav, format, tags })).rejects.toMatchObject({ code: 'encoding_failed' })
  expect((await encodeSound({ wav: wavOf(1), format: 'flac', tags })).byteLength).toBeGreaterThan(1000)
})

describe('the thread', () => {
  test('starts with the first file, serves the next ones, and ends when idle', async () => {
    const before = threads.length
    const encoder = anEncoder({ idleMs: 1 })
    expect(threads.length).toBe(before)
    const files = await Promise.all([1, 2, 3].map(() => encoder.encodeSound({ wav: wavOf(1), format: 'wav', tags })))
    expect(files).toHaveLength(3)
    expect(threads.length).toBe(before + 1)
    await expect.poll(() => threads[before]?.threadId).toBe(-1)
    await encoder.encodeSound({ wav: wavOf(1), format: 'wav', tags })
    expect(threads.length).toBe(before + 2)
  })

  test('is killed with a file that takes too long, and only with that one', async () => {
    const encoder = anEncoder({ timeoutMs: 1 })
    const before = threads.length
    await expect(encoder.encodeSound({ wav: wavOf(10), format: 'mp3', tags })).rejects.toMatchObject({
      code: 'took_too_long',
    })
    await expect.poll(() => threads[before]?.threadId).toBe(-1)
    const patient = anEncoder({ timeoutMs: 60_000 })
    expect((await patient.encodeSound({ wav: wavOf(1), format: 'mp3', tags })).byteLength).toBeGreaterThan(1000)
  })

  test('that runs out of memory takes its file with it, not the process nor the next file', async () => {
    const encoder = anEncoder({ memoryMb: 24 })
    const hungry = encodeWav(aSound(1, 60), { format: 'float32' })
    const many = { tags: Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`KEY_${i}`, 'x'.repeat(60_000)])) }
    await expect(encoder.encodeSound({ wav: hungry, format: 'wav', ...many })).rejects.toMatchObject({
      code: 'encoding_failed',
    })
    expect((await encoder.encodeSound({ wav: wavOf(1), format: 'wav', tags })).byteLength).toBeGreaterThan(1000)
  })

  test('has a queue that is not endless', async () => {
    const encoder = anEncoder({ mostWaiting: 2 })
    const made = [1, 2, 3, 4, 5].map(() => encoder.encodeSound({ wav: wavOf(1), format: 'wav', tags }))
    const states = (await Promise.allSettled(made)).map(({ status }) => status)
    expect(states).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'])
    await expect(made[4]).rejects.toMatchObject({ code: 'encoder_busy', kind: 'limited' })
  })

  test('that is closed refuses what was being made', async () => {
    const encoder = anEncoder()
    const made = encoder.encodeSound({ wav: wavOf(5), format: 'mp3', tags })
    const [[refused]] = await Promise.all([Promise.allSettled([made]), encoder.close()])
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'took_too_long' } })
  })
})
