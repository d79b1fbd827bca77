import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { effects } from '../effects.ts'
import { createJobQueue, type ClaimOf, type JobQueue } from '../jobs/index.ts'
import type { Result } from '../jobs/pure/index.ts'
import { testKeys } from '../jobs/testing/queue.ts'
import { sql } from '../shared/sql.ts'
import { aBlob, aDigest } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { editTags } from './edit-tags.ts'
import { readAgain } from './read-again.ts'

const world = aWorld()
let queue: JobQueue
beforeAll(() => void (queue = createJobQueue(world.orm, { effects, keys: testKeys() })))
afterAll(() => queue.close())

/** A file that has arrived, its upload and the job that reads it. */
async function aFile(owner: string, file?: string) {
  const fileSha256 = await aBlob(world, owner, file)
  return world.as(owner, async (work) => {
    const [trackId] = await work.tracks.begin([{ title: '01 song', format: 'mp3' }])
    await work.tracks.keepFile(trackId!, fileSha256)
    const upload = await work.uploads.create({ batch: randomUUID(), fileName: '01 song.mp3', size: 1000 })
    await work.rows(
      sql`update library.uploads set state = 'checking', received = 1000, track_id = ${trackId!} where id = ${upload}`,
    )
    await queue.enqueue(work, 'library.read', { v: 1, trackId: trackId as never }, { subjectId: trackId! })
    return { id: trackId!, upload, fileSha256 }
  })
}

const claim = async () =>
  (await queue.claim(['library.read'], {
    signal: new AbortController().signal,
    waitMilliseconds: 0,
  })) as ClaimOf<'library.read'>

const silent = { tempo: null, tempoConfidence: null, musicalKey: null, keyConfidence: null }
const heard: Result<'library.read'> = {
  said: { tags: { artist: 'Ella', year: 1957 }, more: { composer: 'Cole' } },
  durationMs: 61_001,
  bitrate: 320,
  format: 'mp3',
  decoder: 'mpg123-decoder 1.0.3',
  unheard: null,
  audioHash: null,
  loudness: -14.2,
  peak: 0.97,
  ...silent,
  peaks: null,
  cover: null,
  lyrics: [],
}

/** Does what a worker does, and answers the claim. */
async function read(told: Partial<Result<'library.read'>> = {}) {
  const given = await claim()
  await queue.complete(given.jobId, given.attempt, { ...heard, ...told })
  return given
}

const seen = (owner: string, id: string) => world.as(owner, (work) => work.tracks.find(id))
const uploadOf = (owner: string, id: string) =>
  world.as(owner, async (work) => {
    const { state, trackId, errorCode } = await work.uploads.get(id)
    return { state, trackId, errorCode }
  })

describe('reading a track’s file', () => {
  test('gives the worker the file, and the row what it heard', async () => {
    const ada = await world.aPerson()
    const { id, upload, fileSha256 } = await aFile(ada)
    const [peaks, cover] = [await aBlob(world, ada), await aBlob(world, ada)]
    const sent = (sha256: string) => ({ sha256: sha256 as never, size: 1000 })
    const lines = [{ at: 1000, text: 'la' }]
    const { input } = await read({
      peaks: sent(peaks),
      cover: sent(cover),
      lyrics: [{ language: 'eng', lines }],
      tempo: 120,
      tempoConfidence: 0.5,
      musicalKey: 'F#m',
      keyConfidence: 0.25,
    })
    expect(input).toEqual({ fileSha256, fileName: '01 song.mp3', size: 1000, format: 'mp3' })
    expect(await seen(ada, id)).toMatchObject({
      title: '01 song',
      artist: 'Ella',
      year: 1957,
      durationMs: 61_001,
      duration: 62,
      bitrate: 320,
      loudness: -14.2,
      peak: 0.97,
      tempo: 120,
      musicalKey: 'F#m',
      peaksSha256: peaks,
      coverSha256: cover,
      state: 'ready',
      metadata: { tags: { title: '01 song', artist: 'Ella', year: 1957 }, composer: 'Cole' },
    })
    expect(await uploadOf(ada, upload)).toEqual({ state: 'done', trackId: id, errorCode: null })
    const [words] = await world.as(ada, (work) => work.lyrics.of(id))
    expect(words).toMatchObject({ source: 'embedded', language: 'eng', isSynced: true, lines })
  })

  test('never undoes what its owner said meanwhile, in its first words or its last', async () => {
    const ada = await world.aPerson()
    const { id } = await aFile(ada)
    const given = await claim()
    await world.as(ada, (work) => editTags(work, [id], { artist: 'Duke', year: null }))
    const { said, durationMs, bitrate, format } = heard
    await queue.progress(given.jobId, given.attempt, {
      kind: 'progress',
      percent: 10,
      stage: 'listening',
      read: { said, durationMs, bitrate, format },
    })
    expect(await seen(ada, id)).toMatchObject({ artist: 'Duke', year: null, durationMs: 61_001, state: 'reading' })
    await queue.complete(given.jobId, given.attempt, heard)
    expect(await seen(ada, id)).toMatchObject({ artist: 'Duke', year: null, state: 'ready' })
  })

  test('recognises audio that is owned already: the upload and its places in playlists lead to the first', async () => {
    const ada = await world.aPerson()
    const audioHash = aDigest()
    const first = await aFile(ada)
    await read({ audioHash })
    const second = await aFile(ada)
    const [one, both] = await world.as(ada, async (work) => {
      const made: string[] = []
      for (const entries of [[second.id], [first.id, second.id]]) {
        const list = await work.playlists.create({ name: 'A list', description: null, isPublic: false })
        await work.playlistTracks.append(list, entries)
        made.push(list)
      }
      return made as [string, string]
    })
    await read({ audioHash })
    expect(await uploadOf(ada, second.upload)).toEqual({ state: 'known', trackId: first.id, errorCode: null })
    expect(await seen(ada, second.id)).toBeUndefined()
    for (const list of [one, both]) {
      const entries = await world.as(ada, (work) =>
        work.rows(sql`select track_id as id from library.playlist_tracks where playlist_id = ${list}`),
      )
      expect(entries).toEqual([{ id: first.id }])
      expect(await world.as(ada, (work) => work.playlists.get(list))).toMatchObject({
        trackCount: 1,
        durationMs: 61_001,
      })
    }
    expect(await world.as(ada, (work) => work.totals.held())).toMatchObject({ trackCount: 1, fileSize: 1000 })
  })

  test('recognises it when both are read at the same moment', async () => {
    const ada = await world.aPerson()
    const audioHash = aDigest()
    const files = await Promise.all([aFile(ada), aFile(ada), aFile(ada)])
    await Promise.all([read({ audioHash }), read({ audioHash }), read({ audioHash })])
    const states = await Promise.all(files.map(({ upload }) => uploadOf(ada, upload)))
    expect(states.map(({ state }) => state).toSorted()).toEqual(['done', 'known', 'known'])
    expect(new Set(states.map(({ trackId }) => trackId)).size).toBe(1)
  })

  test('is another’s business when another owns it, and none when it lies in the trash', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const audioHash = aDigest()
    const first = await aFile(ada)
    await read({ audioHash })
    const ofBob = await aFile(bob)
    await read({ audioHash })
    expect((await uploadOf(bob, ofBob.upload)).state).toBe('done')
    await world.as(ada, (work) => work.tracks.toTrash([first.id]))
    const again = await aFile(ada)
    await read({ audioHash })
    expect(await uploadOf(ada, again.upload)).toEqual({ state: 'done', trackId: again.id, errorCode: null })
  })

  test('goes by the file’s bytes where nobody could decode it', async () => {
    const ada = await world.aPerson()
    const first = await aFile(ada)
    await read({ unheard: 'no decoder' })
    const same = await aFile(ada, first.fileSha256)
    await read({ unheard: 'no decoder' })
    const other = await aFile(ada)
    await read({ unheard: 'no decoder' })
    expect((await uploadOf(ada, same.upload)).state).toBe('known')
    expect((await uploadOf(ada, other.upload)).state).toBe('done')
  })

  test('says why a file is refused; what it was told of stays', async () => {
    const ada = await world.aPerson()
    const { id, upload } = await aFile(ada)
    const given = await claim()
    await queue.fail(given.jobId, given.attempt, 'track_damaged', false)
    expect(await seen(ada, id)).toMatchObject({ state: 'failed', errorCode: 'track_damaged', title: '01 song' })
    expect(await uploadOf(ada, upload)).toEqual({ state: 'refused', trackId: id, errorCode: 'track_damaged' })
  })

  test('is done once more when asked for, and once at a time', async () => {
    const ada = await world.aPerson()
    const { id } = await aFile(ada)
    const given = await claim()
    await queue.fail(given.jobId, given.attempt, 'job_given_up', false)
    expect(await seen(ada, id)).toMatchObject({ state: 'failed', errorCode: 'job_given_up' })
    expect(await world.as(ada, (work) => readAgain(work, queue, id))).toBe(true)
    expect(await seen(ada, id)).toMatchObject({ state: 'reading', errorCode: null })
    expect(await world.as(ada, (work) => readAgain(work, queue, id))).toBe(false)
    await read()
    expect(await seen(ada, id)).toMatchObject({ state: 'ready', artist: 'Ella' })
    await world.as(ada, (work) => editTags(work, [id], { artist: 'Ella Fitzgerald' }))
    expect(await world.as(ada, (work) => readAgain(work, queue, id, ['failed']))).toBe(false)
    expect(await world.as(ada, (work) => readAgain(work, queue, id))).toBe(true)
    await read()
    expect(await seen(ada, id)).toMatchObject({ state: 'ready', artist: 'Ella Fitzgerald' })
    const bob = await world.aPerson()
    await expect(world.as(bob, (work) => readAgain(work, queue, id))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('of a track that is gone meanwhile changes nothing', async () => {
    const ada = await world.aPerson()
    const { id } = await aFile(ada)
    const given = await claim()
    await world.as(ada, async (work) => {
      await work.tracks.toTrash([id])
      await work.tracks.purge([id])
    })
    await queue.complete(given.jobId, given.attempt, heard)
    expect(await seen(ada, id)).toBeUndefined()
  })
})
