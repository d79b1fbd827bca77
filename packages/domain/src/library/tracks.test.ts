import { describe, expect, test } from 'vitest'
import { raw, sql } from '../shared/sql.ts'
import { aBlob, aDigest, everyOne, everything, everyTrack, someTracks } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import type { Work } from '../work.ts'
import { listAlbums } from './albums.ts'
import { listArtists } from './artists.ts'
import { setMetadata } from './edit-metadata.ts'
import { editTags } from './edit-tags.ts'
import { genresPage } from './genres.ts'
import { trackOrders } from './input.ts'
import { orders } from './orders.ts'
import { setCover } from './set-cover.ts'
import { tracksTrashPage } from './track-view.ts'

const world = aWorld()

/** What is counted, and what there is. */
const counts = (user: string) =>
  world.asOwner(async (work) => {
    const kept = await work.rows(sql`
      select 'total' as kind, '' as name, track_count, duration_ms::int as ms, trash_count as other from library.totals where user_id = ${user}
      union all select 'artist', name, track_count, duration_ms::int, album_count from library.artists where user_id = ${user} and (track_count <> 0 or album_count <> 0)
      union all select 'album', name, track_count, duration_ms::int, 0 from library.albums where user_id = ${user} and track_count <> 0
      union all select 'genre', name, track_count, duration_ms::int, 0 from library.genres where user_id = ${user} and track_count <> 0
      order by 1, 2, 3, 4`)
    const scanned = await work.rows(sql`
      with live as (select *, coalesce(duration_ms, 0) as ms from library.music_tracks where user_id = ${user} and deleted_at is null),
        albums as (select l.album_id, a.artist_id, a.name, count(*)::int as n, sum(l.ms)::int as ms from live l join library.albums a on a.id = l.album_id group by 1, 2, 3)
      select 'total' as kind, '' as name, (select count(*)::int from live) as track_count, (select coalesce(sum(ms), 0)::int from live) as ms,
          (select count(*)::int from library.music_tracks where user_id = ${user} and deleted_at is not null) as other
      union all select 'artist', a.name, count(l.id)::int, coalesce(sum(l.ms), 0)::int, (select count(*)::int from albums b where b.artist_id = a.id)
        from library.artists a left join live l on l.artist_id = a.id where a.user_id = ${user} group by a.id
        having count(l.id) > 0 or exists (select from albums b where b.artist_id = a.id)
      union all select 'album', name, n, ms, 0 from albums
      union all select 'genre', g.name, count(*)::int, sum(l.ms)::int, 0 from live l join library.genres g on g.id = l.genre_id group by g.id
      order by 1, 2, 3, 4`)
    return { kept, scanned }
  })

describe('tracks', () => {
  test('are counted, in all and by artist, album and genre, whatever becomes of them', async () => {
    const ada = await world.aPerson()
    const ids = await someTracks(world, ada, [
      { title: 'One', artist: 'Ella', album: 'Best', genre: 'Jazz', durationMs: 1000 },
      { title: 'Two', artist: 'ELLA', album: 'best', genre: 'jazz', durationMs: 2000 },
      { title: 'Three', artist: 'Duke', album: 'Best', albumArtist: 'Ella', durationMs: 4000 },
      { title: 'Four' },
    ])
    const agree = async () => {
      const { kept, scanned } = await counts(ada)
      expect(kept).toEqual(scanned)
      return kept
    }
    expect(await agree()).toContainEqual({ kind: 'album', name: 'Best', track_count: 3, ms: 7000, other: 0 })
    await world.as(ada, (work) => editTags(work, ids.slice(0, 2), { artist: 'Duke', genre: null }))
    await agree()
    await world.as(ada, (work) => work.tracks.toTrash([ids[0]!, ids[3]!]))
    expect((await agree())[0]).toMatchObject({ kind: 'album' })
    expect(await world.as(ada, (work) => work.totals.held())).toMatchObject({
      trackCount: 2,
      trashCount: 2,
      durationMs: 6000,
    })
    await world.as(ada, (work) => work.tracks.restore([ids[0]!]))
    await agree()
    await world.as(ada, (work) => work.tracks.purge([ids[3]!]))
    await agree()
    expect(
      (await everyOne(world, ada, (cursor, ask) => listArtists({ cursor, limit: 3 }, ask))).map(
        ({ name, trackCount, albumCount }) => [name, trackCount, albumCount],
      ),
    ).toEqual([
      ['Duke', 3, 1],
      ['Ella', 0, 1],
    ])
    expect(
      (await everyOne(world, ada, (cursor, ask) => listAlbums({ cursor, limit: 3 }, ask)))
        .map(({ name, artist, trackCount }) => [name.toLowerCase(), artist, trackCount]) // whichever of two spellings came first
        .toSorted((a, b) => String(a[1]).localeCompare(String(b[1]))),
    ).toEqual([
      ['best', 'Duke', 2],
      ['best', 'Ella', 1],
    ])
    expect((await everything(world, ada, genresPage)).map(({ name, trackCount }) => [name, trackCount])).toEqual([
      ['', 3],
    ])
  })

  test('are counted right when many come and go at the same moment', async () => {
    const ada = await world.aPerson()
    const names = ['Ella', 'Duke', 'Nina']
    const begin = (n: number) =>
      world.as(ada, (work) =>
        work.tracks.begin(
          names.map((_, index) => ({
            title: `t${n}`,
            format: 'mp3',
            tags: { artist: names[(n + index) % 3]!, album: `A${n % 2}` },
          })),
        ),
      )
    const made = (await Promise.all(Array.from({ length: 12 }, (_, n) => begin(n)))).flat()
    const deeds = made.map((id, index) =>
      world.as<unknown>(ada, (work) =>
        index % 2 ? work.tracks.toTrash([id]) : editTags(work, [id], { artist: names[index % 3]! }),
      ),
    )
    await Promise.all(deeds)
    const { kept, scanned } = await counts(ada)
    expect(kept).toEqual(scanned)
    expect(await world.as(ada, (work) => work.totals.held())).toMatchObject({ trackCount: 18, trashCount: 18 })
  })

  test('come in every order, both ways, each once, what is unknown last', async () => {
    const ada = await world.aPerson()
    const ids = await someTracks(
      world,
      ada,
      Array.from({ length: 10 }, (_, n) => ({
        title: `Title ${n % 4}`,
        artist: n % 3 ? `Artist ${n % 2}` : null,
        album: `Album ${n % 2}`,
        genre: n % 2 ? 'Jazz' : null,
        year: n % 3 ? 1950 + n : null,
        trackNumber: n,
        ...(n % 4 ? { durationMs: 1000 * n } : {}),
      })),
    )
    await world.asOwner((work) =>
      work.rows(sql`
        update library.music_tracks set tempo = t.n * 10.25, loudness = -t.n - 0.1, musical_key = case when t.n % 2 = 0 then 'C' else 'F#m' end
          from unnest(${ids.slice(2)}::uuid[]) with ordinality t (id, n) where music_tracks.id = t.id`),
    )
    for (const order of trackOrders) {
      for (const descending of [false, true]) {
        const way = descending ? 'desc' : 'asc'
        const [first, ...others] = [...orders[order], 'id']
        const sorted = await world.asOwner((work) =>
          work.rows<{ id: string }>(
            sql`select id from library.music_tracks where user_id = ${ada} order by ${raw([`${first} ${way} nulls last`, ...others.map((column) => `${column} ${way}`)].join(', '))}`,
          ),
        )
        const paged = await everyTrack(world, ada, { order, descending })
        expect(
          paged.map(({ id }) => id),
          `${order} ${way}`,
        ).toEqual(sorted.map(({ id }) => id))
      }
    }
    const artistId = (await world.as(ada, (work) => work.tracks.get(ids[1]!))).artistId
    const ofArtist = await everyTrack(world, ada, { order: 'year', descending: true, artistId })
    expect(new Set(ofArtist.map((track) => track.artist))).toEqual(new Set(['Artist 1']))
  })

  test('are found by their own tags too', async () => {
    const ada = await world.aPerson()
    const [id] = await someTracks(world, ada, [{ title: 'Für Elise', artist: 'Beethoven' }])
    const text = async () =>
      (await world.as(ada, (work) =>
        work.row<{ text: string }>(sql`select search_text as text from library.music_tracks where id = ${id}`),
      ))!.text
    expect(await text()).toBe('fur elise\nbeethoven')
    await world.as(ada, (work) => setMetadata(work, [id!], 'mood', 'Café'))
    expect(await text()).toBe('fur elise\nbeethoven\ncafe')
    await world.as(ada, (work) => setMetadata(work, [id!], 'mood', 'Night'))
    expect(await text()).toContain('night')
    expect(await world.as(ada, (work) => setMetadata(work, [id!], 'mood', null))).toMatchObject({ changed: 1 })
    expect(await text()).toBe('fur elise\nbeethoven')
    const shared = await world.asOwner((work) =>
      work.row<{ near: boolean; far: boolean }>(sql`
        select library.search_keys(${ada}, 'beethoven') && library.search_keys(${ada}, 'beethovan') as near,
          library.search_keys(${ada}, 'beethoven') && library.search_keys(gen_random_uuid(), 'beethoven') as far`),
    )
    expect(shared).toEqual({ near: true, far: false })
  })

  test('take only files their owner holds', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const [id] = await someTracks(world, ada, [{ title: 'One' }])
    const [mine, others] = [await aBlob(world, ada), await aBlob(world, bob)]
    for (const digest of [others, aDigest()]) {
      const begin = (work: Work) => work.tracks.begin([{ title: 'Two', format: 'mp3', file: digest }])
      for (const take of [(work: Work) => work.tracks.keepFile(id!, digest), begin])
        await expect(world.as<unknown>(ada, take)).rejects.toMatchObject({ code: 'blob_missing' })
    }
    await expect(world.as(null, (work) => work.tracks.begin([{ title: 'Two', format: 'mp3' }]))).rejects.toMatchObject({
      code: 'log_in_first',
    })
    await expect(world.as(bob, (work) => work.tracks.keepFile(id!, others))).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(world.as(ada, (work) => setCover(work, [id!], others))).rejects.toMatchObject({
      code: 'blob_missing',
    })
    await world.as(ada, (work) => work.tracks.keepFile(id!, mine))
    await world.as(ada, (work) => setCover(work, [id!], mine))
    expect(await world.as(ada, (work) => work.tracks.seen(id!))).toMatchObject({
      fileSha256: mine,
      coverSha256: mine,
      fileUrl: `/media/${mine}`,
      fileSize: 1000,
    })
    expect(await world.as(ada, (work) => work.totals.held())).toMatchObject({ fileSize: 1000 })
  })

  test('of the same sound are one, until one is in the trash', async () => {
    const ada = await world.aPerson()
    const ids = await someTracks(world, ada, [{ title: 'One' }, { title: 'Two' }])
    const hash = aDigest()
    const is = (id: string) => world.as(ada, async (work) => void ((await work.tracks.live(id)).audioHash = hash))
    await is(ids[0]!)
    await expect(is(ids[1]!)).rejects.toMatchObject({ code: 'already_exists' })
    await world.as(ada, (work) => work.tracks.toTrash([ids[0]!]))
    await is(ids[1]!)
    await expect(world.as(ada, (work) => work.tracks.restore([ids[0]!]))).rejects.toMatchObject({
      code: 'already_exists',
      params: { thing: 'track' },
    })
    expect((await everything(world, ada, tracksTrashPage)).map(({ id }) => id)).toEqual([ids[0]])
  })

  test('are their owner’s alone', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const ids = await someTracks(world, ada, [{ title: 'One' }])
    for (const deed of [
      () => world.as(bob, (work) => work.tracks.toTrash(ids)),
      () => world.as(bob, (work) => work.tracks.seen(ids[0]!)),
      () => world.as(bob, (work) => editTags(work, ids, { title: 'Mine' })),
      () => world.as(bob, (work) => setMetadata(work, ids, 'a', 'b')),
      () => world.as(bob, (work) => work.tracks.purge([ids[0]!])),
      () => world.as(bob, (work) => work.stars.set({ kind: 'track', id: ids[0]! }, true)),
      () => world.as(bob, (work) => work.shares.create({ kind: 'track', id: ids[0]! }, null)),
      () => world.as(bob, (work) => work.trackListens.record(ids[0]!, new Date(), 300_000)),
    ])
      await expect(deed()).rejects.toMatchObject({ code: 'not_found' })
    expect(await everyTrack(world, bob, {})).toEqual([])
  })
})
