import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { catalogue, failureCodes } from '@stemma/domain/jobs/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isDeep } from '../../testing/env.ts'
import { hostileFiles } from '../../testing/hostile.ts'
import { aPiece, byFfmpeg, flacOf, mp3Of, wavOf } from '../../testing/music.ts'
import { ffmpegVersion } from './ffmpeg.ts'
import { Unfit } from './protocol.ts'
import { Reader } from './reader.ts'
import { usageOf } from './usage.ts'

let folder: string
// What would be read to its end in a minute is cut off sooner, for the test's sake.
const reader = new Reader({ processor: () => 2 })
const ffmpeg = ffmpegVersion()
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'stemma-hostile-'))))
afterAll(() => {
  reader.close()
  rmSync(folder, { recursive: true })
})

/** What becomes of a file: `accepted`, with a result as the server takes it, or the code of a refusal. Anything else is thrown. */
async function fate(file: Uint8Array, by?: string): Promise<string> {
  const path = join(folder, 'file')
  writeFileSync(path, file)
  const { signal } = new AbortController()
  try {
    const { headers, heard } = await reader.read({ path, size: file.length, listens: true, ffmpeg: by }, signal)
    const { cover, ...told } = headers
    expect(cover === null || cover.bytes.length <= 5 * 1024 * 1024).toBe(true)
    const durationMs = heard.durationMs ?? told.durationMs
    catalogue['library.read'].result.parse({ ...told, ...heard, durationMs, peaks: null, cover: null })
    return 'accepted'
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    expect(failureCodes).toContain(error.code)
    return error.code
  }
}

const files = await hostileFiles()

// A third of them stands for all but in the deep run: each is decoded until it is refused, which this one is late; it comes below.
const slow = 'a week in a few bytes'
const tried = files.filter(([name], index) => isDeep || (index % 3 === 0 && name !== slow))

describe(`of ${tried.length} hostile files each is accepted with numbers or refused, in time, and we go on`, () => {
  test.each(tried)('%s', async (_, file) => {
    const blocked = monitorEventLoopDelay({ resolution: 5 })
    blocked.enable()
    const mine = usageOf(process.pid)!.seconds
    await fate(file)
    blocked.disable()
    // Of this process: a busy machine stops it for longer than that, and counts nothing for it.
    expect(Math.min(blocked.max / 1e9, usageOf(process.pid)!.seconds - mine)).toBeLessThan(1)
  })

  test.skipIf(!ffmpeg)('also where ffmpeg would decode them', async () => {
    for (const [, file] of tried.filter(([name]) => /box|M4A|Matroska|AAC/.test(name))) await fate(file, ffmpeg)
  })

  test('some of them in so many words', async () => {
    const of = (name: string) => fate(files.find(([known]) => known === name)![1])
    const used = () => reader.children.reduce((sum, pid) => sum + (usageOf(pid)?.seconds ?? 0), 0)
    await of('a single byte')
    const before = used()
    expect(await of('a megabyte of 0xFF')).toBe('track_unreadable')
    expect(used() - before).toBeLessThan(5)
    expect(await of('a WAV of no sample rate')).toBe('track_damaged')
    expect(await of('a WAV of more than a day')).toBe('track_too_long')
    expect(await of(slow)).toBe('track_too_costly')
    expect(await of('endless pictures')).toBe('accepted')
    expect(await of('an ID3 tag longer than the file')).toBe('track_unreadable')
  })
})

describe('good files with one byte changed', () => {
  const times = isDeep ? 2000 : 30
  test(`${times} of them are accepted with numbers or refused`, { timeout: 900_000 }, async () => {
    const piece = aPiece(1)
    const tags = { title: 'A title', artist: 'Ella', lyrics: '[00:01.00]La' }
    const wav = wavOf(piece, { INAM: 'A title' })
    const good: [Uint8Array, string?][] = [[await mp3Of(piece, tags)], [await flacOf(piece, tags)], [wav]]
    if (ffmpeg) {
      good.push([byFfmpeg(wav, 'ogg')], [byFfmpeg(wav, 'opus')])
      if (isDeep) good.push([byFfmpeg(wav, 'm4a'), ffmpeg], [byFfmpeg(wav, 'webm'), ffmpeg])
    }
    const fates = new Map<string, number>()
    let random = 7
    for (let n = 0; n < times; n += 1) {
      const [file, by] = good[n % good.length]!
      const spoilt = new Uint8Array(file)
      // Every other change hits the first kilobyte, where the headers are.
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
      const at = random % (n % 2 === 0 ? 1024 : file.length)
      spoilt[at] = spoilt[at]! ^ (1 + ((random >>> 8) % 255))
      const became = await fate(spoilt, by)
      fates.set(became, (fates.get(became) ?? 0) + 1)
    }
    expect(fates.get('accepted')).toBeGreaterThan(times / 2)
  })
})
