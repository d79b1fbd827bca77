import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodePeaks } from '@stemma/audio'
import { inWork } from '@stemma/domain'
import { readPicture } from '@stemma/domain/library/pure'
import { beforeAll, describe, expect, test } from 'vitest'
import { aHouse } from './testing/house.ts'
import { aPiece, flacOf, mp3Of, wavOf } from './testing/music.ts'
import { pngOf } from './testing/pictures.ts'
import { aTrack, blobFile, digestOf } from './testing/tracks.ts'

const { house, admin, startWorker, aPerson, ending, kinds } = aHouse()
let disk: string
beforeAll(async () => {
  disk = mkdtempSync(join(tmpdir(), 'stemma-disk-'))
  await startWorker({ WORKER_CONCURRENCY: '1', TMPDIR: disk })
  return () => rmSync(disk, { recursive: true })
})

const arrive = async (owner: string, bytes: Uint8Array, fileName: string, format: 'mp3' | 'flac' | 'wav' = 'mp3') => {
  const file = await aTrack(house, admin, owner, { bytes, fileName, format })
  await ending(owner, file.jobId)
  return file
}
const rowOf = async (table: string, id: string) =>
  (await admin(`select * from library.${table} where id = $1`, [id]))[0]
const piece = aPiece(6)

describe('a file that has arrived', () => {
  test('fills its row in: tags, what was heard, waveform, cover and words', async () => {
    const ada = await aPerson()
    const cover = pngOf(200, 100)
    const images = [{ data: cover, mimeType: 'image/png', kind: 'coverFront' as const }]
    const bytes = await mp3Of(piece, { title: 'A title', artist: 'Ella', lyrics: '[00:01.00]La', images })
    const { id, upload, jobId } = await arrive(ada, bytes, '01 something.mp3')
    const row = (await rowOf('music_tracks', id))!
    expect(row).toMatchObject({
      state: 'ready',
      error_code: null,
      title: 'A title',
      artist: 'Ella',
      format: 'mp3',
      duration: expect.any(Number) as number,
      tempo: expect.any(Number) as number,
      cover_sha256: digestOf(cover),
      metadata: { decoder: expect.stringMatching(/^mpg123-decoder/) as string },
    })
    expect(decodePeaks(readFileSync(blobFile(house, String(row['peaks_sha256']))))).toMatchObject({ columns: 1200 })
    expect(await rowOf('uploads', upload)).toMatchObject({ state: 'done', track_id: id })
    // A busy machine has time to tell how far it is.
    const told = await kinds(jobId)
    expect(told.filter((kind) => kind !== 'progress')).toEqual(['queued', 'started', 'ready'])
    expect(await inWork(house.orm, { user: ada }, (work) => work.lyrics.of(id))).toMatchObject([
      { isSynced: true, lines: [{ at: 1000, text: 'La' }] },
    ])
    const [drawing] = await admin(`select id from jobs.jobs where name = 'library.cover' and owner_id = $1`, [ada])
    await ending(ada, String(drawing!['id']))
    const [drawn] = await admin('select * from library.cover_renditions where cover_sha256 = $1', [digestOf(cover)])
    expect(drawn).toMatchObject({ middle_sha256: null })
    const small = readFileSync(blobFile(house, String(drawn!['small_sha256'])))
    expect(readPicture(small)).toEqual({ mediaType: 'image/jpeg', width: 96, height: 48 })
  })

  test('is the same track in another container and under other tags', async () => {
    const ada = await aPerson()
    const first = await arrive(ada, wavOf(piece), 'a.wav', 'wav')
    const second = await arrive(ada, await flacOf(piece, { title: 'Another name' }), 'b.flac', 'flac')
    const third = await arrive(ada, await flacOf(piece, { artist: 'Somebody' }), 'c.mp3')
    for (const { upload, id } of [second, third]) {
      expect(await rowOf('uploads', upload)).toMatchObject({ state: 'known', track_id: first.id })
      expect(await rowOf('music_tracks', id)).toBeUndefined()
    }
    expect(await rowOf('music_tracks', first.id)).toMatchObject({ state: 'ready', title: 'a.wav' })
  })

  test('tells its tags before it was heard, where that takes longer', async () => {
    const ada = await aPerson()
    const { id, jobId } = await arrive(ada, await flacOf(aPiece(90), { artist: 'Ella' }), 'long.flac', 'flac')
    expect(await rowOf('music_tracks', id)).toMatchObject({ state: 'ready', artist: 'Ella', duration: 90 })
    const [told] = await admin(`select data from jobs.events where job_id = $1 and kind = 'progress' order by id`, [
      jobId,
    ])
    expect(told).toEqual({ data: { percent: 5, stage: 'listening' } })
  })

  test('that is no music is refused by sentence, and the next one is read', async () => {
    const ada = await aPerson()
    const { id, upload, digest } = await arrive(ada, new Uint8Array(1024 * 1024).fill(0xff), 'evil.mp3')
    expect(await rowOf('music_tracks', id)).toMatchObject({ state: 'failed', error_code: 'track_unreadable' })
    expect(await rowOf('uploads', upload)).toMatchObject({ state: 'refused', error_code: 'track_unreadable' })
    expect(existsSync(blobFile(house, digest))).toBe(true)
    const next = await arrive(ada, await mp3Of(aPiece(1)), 'good.mp3')
    expect(await rowOf('music_tracks', next.id)).toMatchObject({ state: 'ready' })
  })

  test('leaves nothing behind on the worker’s disk', () => {
    expect(readdirSync(disk)).toEqual([])
  })
})
