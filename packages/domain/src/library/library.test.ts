import { describe, expect, test } from 'vitest'
import { retain } from '../retain.ts'
import { sql } from '../shared/sql.ts'
import { aDigest, aPlaylist, everything, someTracks } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { editTags } from './edit-tags.ts'
import { sharesPage } from './shares.ts'
import { heard, heardArtistsPage, playedPage } from './statistics.ts'
import { uploadsPage } from './uploads.ts'

const world = aWorld()

test('a listen counts after half the track or four minutes, and once', async () => {
  const ada = await world.aPerson()
  const [short, long] = await someTracks(world, ada, [
    { title: 'Short', artist: 'Ella', durationMs: 100_000 },
    { title: 'Long', artist: 'Duke', durationMs: 3_600_000 },
  ])
  const hear = (id: string, minute: number, milliseconds: number) =>
    world.as(ada, (work) => work.trackListens.record(id, new Date(Date.UTC(2026, 0, 1, 0, minute)), milliseconds))
  expect(await hear(short!, 0, 49_000)).toBe(false)
  expect(await hear(short!, 0, 50_000)).toBe(true)
  expect(await hear(short!, 0, 50_000)).toBe(false)
  expect(await hear(short!, 5, 100_000)).toBe(true)
  expect(await hear(long!, 9, 239_999)).toBe(false)
  expect(await hear(long!, 9, 240_000)).toBe(true)
  expect(await world.as(ada, (work) => work.tracks.seen(short!))).toMatchObject({
    playCount: 2,
    lastPlayedAt: new Date('2026-01-01T00:05:00Z'),
  })
  const inMinutes = (minutes: number) => [{ trackId: long!, listenedAt: new Date(Date.now() + minutes * 60_000) }]
  const together = (minutes: number) => world.as(ada, (work) => work.trackListens.recordAll(inMinutes(minutes), 'test'))
  for (const ahead of [hear(short!, 60 * 24 * 365 * 100, 100_000), together(11)])
    await expect(ahead).rejects.toMatchObject({ code: 'input_invalid' })
  const artists = async () =>
    (await everything(world, ada, heardArtistsPage)).map(({ name, playCount, listenedMs }) => [
      name,
      playCount,
      listenedMs,
    ])
  expect(await artists()).toEqual([
    ['Duke', 1, 240_000],
    ['Ella', 2, 150_000],
  ])
  const inAll = { playCount: 3, listenedMs: 390_000 }
  expect(await world.as(ada, heard)).toEqual({ ...inAll, months: [{ month: '2026-01', ...inAll }] })
  expect((await everything(world, ada, (range) => playedPage({ ...range, by: 'most' }))).map(({ id }) => id)).toEqual([
    short,
    long,
  ])
  expect((await everything(world, ada, (range) => playedPage({ ...range, by: 'last' }))).map(({ id }) => id)).toEqual([
    long,
    short,
  ])
  await world.as(ada, (work) => editTags(work, [short!], { artist: 'Duke' }))
  expect(await artists()).toEqual([['Duke', 3, 390_000]])
})

describe('a person’s marks', () => {
  test('are on tracks, albums and artists, each once', async () => {
    const ada = await world.aPerson()
    const [id] = await someTracks(world, ada, [{ title: 'One', artist: 'Ella', album: 'Best' }])
    const { artistId, albumId } = await world.as(ada, (work) => work.tracks.get(id!))
    for (const [kind, subject] of [
      ['track', id!],
      ['track', id!],
      ['album', albumId],
      ['artist', artistId],
    ] as const)
      await world.as(ada, (work) => work.stars.set({ kind, id: subject }, true))
    expect(await world.as(ada, (work) => work.stars.all({}))).toHaveLength(3)
    expect((await world.as(ada, (work) => work.tracks.seen(id!))).starredAt).toBeInstanceOf(Date)
    await world.as(ada, (work) => work.stars.set({ kind: 'track', id: id! }, false))
    expect((await world.as(ada, (work) => work.tracks.seen(id!))).starredAt).toBeNull()
  })

  test('and links: one a subject, whose end can be moved', async () => {
    const ada = await world.aPerson()
    const [id] = await someTracks(world, ada, [{ title: 'One' }])
    const playlist = await aPlaylist(world, ada, [id!])
    const first = await world.as(ada, (work) => work.shares.create({ kind: 'playlist', id: playlist }, null))
    const until = new Date('2030-01-01T00:00:00Z')
    const again = await world.as(ada, (work) => work.shares.create({ kind: 'playlist', id: playlist }, until))
    expect(again).toMatchObject({ id: first.id, shareToken: first.shareToken, expiresAt: until })
    await world.as(ada, (work) => work.shares.create({ kind: 'track', id: id! }, null))
    expect(await everything(world, ada, sharesPage)).toMatchObject([{ trackId: id }, { playlistId: playlist }])
    await world.as(ada, async (work) => work.shares.remove(await work.shares.get(first.id)))
    expect(await everything(world, ada, sharesPage)).toHaveLength(1)
  })
})

test('an upload only grows, and not beyond what was announced', async () => {
  const [ada, bob] = [await world.aPerson(), await world.aPerson()]
  const batch = crypto.randomUUID()
  const id = await world.as(ada, (work) => work.uploads.create({ batch, fileName: '../../etc/passwd', size: 100 }))
  const advance = (user: string, from: number, received: number) =>
    world.as(user, (work) => work.uploads.advance(id, from, received))
  await advance(ada, 0, 60)
  for (const [user, from, received] of [
    [ada, 60, 59],
    [ada, 0, 70],
    [ada, 60, 101],
    [bob, 60, 70],
  ] as const)
    await expect(advance(user, from, received)).rejects.toMatchObject({ code: 'changed_meanwhile' })
  await world.as(ada, (work) => work.uploads.rewind(id, 60, 30))
  await expect(world.as(ada, (work) => work.uploads.rewind(id, 30, 31))).rejects.toMatchObject({
    code: 'changed_meanwhile',
  })
  await advance(ada, 30, 100)
  expect(await everything(world, ada, (range) => uploadsPage({ ...range, batch }))).toMatchObject([
    { id, received: 100, fileName: '../../etc/passwd', state: 'receiving' },
  ])
  expect(await everything(world, bob, uploadsPage)).toEqual([])
  await expect(world.as(bob, (work) => work.uploads.get(id))).rejects.toMatchObject({ code: 'not_found' })
})

test('words are kept by source and language, synced where every line has its moment', async () => {
  const ada = await world.aPerson()
  const [id] = await someTracks(world, ada, [{ title: 'One' }])
  await world.as(ada, (work) => work.lyrics.set(id!, { source: 'embedded', lines: [{ text: 'la' }] }))
  await world.as(ada, (work) => work.lyrics.set(id!, { source: 'typed', language: 'en', lines: [{ text: 'x' }] }))
  await world.as(ada, (work) =>
    work.lyrics.set(id!, { source: 'typed', language: 'en', lines: [{ at: 0, text: 'la' }] }),
  )
  expect(await world.as(ada, (work) => work.lyrics.of(id!))).toMatchObject([
    { source: 'embedded', isSynced: false },
    { source: 'typed', isSynced: true, lines: [{ at: 0, text: 'la' }] },
  ])
})

test('the trash empties itself after 30 days, and names that nothing carries go with it; uploads go when they expire', async () => {
  const ada = await world.aPerson()
  const [old, young, live] = await someTracks(world, ada, [
    { title: 'Old', artist: 'Gone', album: 'Gone', genre: 'Gone' },
    { title: 'Young', artist: 'Here' },
    { title: 'Live', artist: 'Here' },
  ])
  const playlist = await aPlaylist(world, ada, [old!, live!])
  await world.as(ada, (work) => work.tracks.toTrash([old!, young!]))
  const trashed = (id: string, days: number) =>
    world.asOwner((work) =>
      work.rows(
        sql`update library.music_tracks set deleted_at = now() - make_interval(days => ${days}::int) where id = ${id}`,
      ),
    )
  await trashed(old!, 31)
  await trashed(young!, 29)
  const upload = await world.as(ada, (work) =>
    work.uploads.create({ batch: crypto.randomUUID(), fileName: 'a', size: 1, declaredSha256: aDigest() }),
  )
  await world.asOwner((work) =>
    work.rows(sql`update library.uploads set expires_at = now() - interval '1 second' where id = ${upload}`),
  )
  expect(await retain(world.orm)).toMatchObject({ libraryTrash: 1, library: 1 })
  const names = await world.asOwner((work) =>
    work.rows(
      sql`select name from library.artists where user_id = ${ada} union all select name from library.albums where user_id = ${ada} union all select name from library.genres where user_id = ${ada} order by 1`,
    ),
  )
  expect(names).toEqual([{ name: '' }, { name: '' }, { name: 'Here' }])
  expect(await world.as(ada, (work) => work.totals.held())).toMatchObject({ trackCount: 1, trashCount: 1 })
  expect(await world.as(ada, (work) => work.playlistTracks.order(playlist))).toEqual([live])
})
