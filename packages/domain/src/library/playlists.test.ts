import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aBlob, aPlaylist, everything, someTracks } from '../testing/builders.ts'
import { sql } from '../shared/sql.ts'
import { aWorld } from '../testing/world.ts'
import { addTracks, changePlaylist, moveTrack, takeOutTracks } from './edit-playlist.ts'
import { hideFromOthers } from './hide.ts'
import { playlistTracksPage } from './playlist-page.ts'
import { playlistsPage, playlistsTrashPage } from './playlists.ts'
import { revisionsPage } from './revisions.ts'
import { openedTracksPage } from './shown-track.ts'
import { undo } from './undo.ts'

const world = aWorld()
const tracks = (user: string, count: number) =>
  someTracks(
    world,
    user,
    Array.from({ length: count }, (_, n) => ({ title: `t${n}`, durationMs: 1000 })),
  )
const entries = (user: string, playlistId: string) =>
  everything(world, user, (range) => playlistTracksPage({ playlistId, ...range }))
const orderOf = async (user: string, playlistId: string) => (await entries(user, playlistId)).map(({ id }) => id)

describe('a playlist', () => {
  test('keeps its order and its counts through every edit, and through undoing it', async () => {
    const ada = await world.aPerson()
    const ids = await tracks(ada, 6)
    const act = fc.record({
      kind: fc.constantFrom('add', 'out', 'move', 'undo'),
      a: fc.nat(5),
      b: fc.integer({ min: -1, max: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const playlist = await aPlaylist(world, ada, ids.slice(0, 4))
        let model = ids.slice(0, 4)
        const past: { revision: string; was: string[] }[] = []
        for (const { kind, a, b } of acts) {
          const [x, y] = [ids[a]!, ids[b] ?? null]
          const was = [...model]
          let revision: string | null = null
          if (kind === 'undo') {
            const last = past.pop()
            if (!last) continue
            await world.as(ada, (work) => undo(work, last.revision))
            model = last.was
          } else if (kind === 'add') {
            revision = (await world.as(ada, (work) => addTracks(work, playlist, [x]))).revisionId
            if (!model.includes(x)) model.push(x)
          } else if (!model.includes(x)) {
            await expect(world.as(ada, (work) => takeOutTracks(work, playlist, [x]))).rejects.toMatchObject({
              code: 'not_found',
            })
          } else if (kind === 'out') {
            revision = await world.as(ada, (work) => takeOutTracks(work, playlist, [x]))
            model = model.filter((id) => id !== x)
          } else if (y === null || model.includes(y)) {
            revision = await world.as(ada, (work) => moveTrack(work, playlist, x, y))
            if (x !== y) {
              model = model.filter((id) => id !== x)
              model.splice(y === null ? 0 : model.indexOf(y) + 1, 0, x)
            }
          }
          if (revision !== null) past.push({ revision, was })
          expect(await orderOf(ada, playlist)).toEqual(model)
        }
        expect(await world.as(ada, (work) => work.playlists.get(playlist))).toMatchObject({
          trackCount: model.length,
          durationMs: model.length * 1000,
        })
      }),
      { numRuns: 10 },
    )
  })

  test('is moved about in one row, however often the same gap is halved', async () => {
    const ada = await world.aPerson()
    const ids = await tracks(ada, 4)
    const playlist = await aPlaylist(world, ada, ids)
    for (let round = 0; round < 15; round++)
      await world.as(ada, (work) => moveTrack(work, playlist, ids[2 + (round % 2)]!, ids[0]!))
    expect(await orderOf(ada, playlist)).toEqual([ids[0], ids[2], ids[3], ids[1]])
  })

  test('takes moves at the same moment one after the other, and none is lost', async () => {
    const ada = await world.aPerson()
    const ids = await tracks(ada, 8)
    const playlist = await aPlaylist(world, ada, ids)
    // All want to stand right behind the first: each stands before those that came there earlier.
    const moved = ids.slice(2)
    const edits = await Promise.all(moved.map((id) => world.as(ada, (work) => moveTrack(work, playlist, id, ids[0]!))))
    expect(edits.every((edit) => edit !== null)).toBe(true)
    const order = await orderOf(ada, playlist)
    expect([order[0], order.at(-1), [...order].sort()]).toEqual([ids[0], ids[1], [...ids].sort()])
    const revisions = await everything(world, ada, (range) => revisionsPage({ ...range, playlistId: playlist }))
    expect(revisions).toHaveLength(moved.length)
  })

  test('is put in order again after hundreds of its tracks were taken out at once', async () => {
    const ada = await world.aPerson()
    const ids = await someTracks(
      world,
      ada,
      Array.from({ length: 300 }, (_, n) => ({ title: `t${n}` })),
    )
    const playlist = await aPlaylist(world, ada, ids)
    const out = ids.filter((_, index) => index % 3 !== 1)
    const revision = await world.as(ada, (work) => takeOutTracks(work, playlist, out))
    expect(await orderOf(ada, playlist)).toEqual(ids.filter((_, index) => index % 3 === 1))
    await world.as(ada, (work) => undo(work, revision))
    expect(await world.as(ada, (work) => work.playlistTracks.order(playlist))).toEqual(ids)
  })

  test('keeps the place of a deleted track, without counting it, until it is purged', async () => {
    const ada = await world.aPerson()
    const ids = await tracks(ada, 3)
    const playlist = await aPlaylist(world, ada, ids)
    const count = async () => (await world.as(ada, (work) => work.playlists.get(playlist))).trackCount
    await world.as(ada, (work) => work.tracks.toTrash([ids[1]!]))
    expect((await entries(ada, playlist)).map(({ id, deletedAt }) => [id, deletedAt !== null])).toEqual([
      [ids[0], false],
      [ids[1], true],
      [ids[2], false],
    ])
    expect(await count()).toBe(2)
    await world.as(ada, (work) => work.tracks.restore([ids[1]!]))
    expect(await count()).toBe(3)
    await world.as(ada, (work) => work.tracks.toTrash([ids[1]!]))
    await world.as(ada, (work) => takeOutTracks(work, playlist, [ids[0]!]))
    await world.as(ada, (work) => work.tracks.purge([ids[1]!]))
    expect(await orderOf(ada, playlist)).toEqual([ids[2]])
    expect(await count()).toBe(1)
  })

  test('counts right when tracks come and go at the same moment', async () => {
    const ada = await world.aPerson()
    const ids = await tracks(ada, 8)
    const playlist = await aPlaylist(world, ada, ids.slice(0, 4))
    await Promise.allSettled([
      ...ids.map((id) => world.as(ada, (work) => addTracks(work, playlist, [id]))),
      ...ids.slice(0, 3).map((id) => world.as(ada, (work) => work.tracks.toTrash([id]))),
      ...ids.slice(3, 5).map((id) => world.as(ada, (work) => takeOutTracks(work, playlist, [id]))),
    ])
    const live = (await entries(ada, playlist)).filter(({ deletedAt }) => deletedAt === null)
    expect((await world.as(ada, (work) => work.playlists.get(playlist))).trackCount).toBe(live.length)
    expect(new Set(live.map(({ position }) => position)).size).toBe(live.length)
  })

  test('takes neither another’s tracks nor deleted ones, and no track twice', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const [mine, deleted] = await tracks(ada, 2)
    const [others] = await tracks(bob, 1)
    await world.as(ada, (work) => work.tracks.toTrash([deleted!]))
    const playlist = await aPlaylist(world, ada, [mine!])
    for (const id of [others!, deleted!])
      await expect(world.as(ada, (work) => addTracks(work, playlist, [id]))).rejects.toMatchObject({
        code: 'not_found',
      })
    await expect(world.as(bob, (work) => addTracks(work, playlist, [others!]))).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await world.as(ada, (work) => addTracks(work, playlist, [mine!, mine!]))).toEqual({
      revisionId: null,
      added: 0,
    })
    expect(await orderOf(bob, playlist)).toEqual([])
  })

  test('or a track is hidden from others by the owner of the server, behind a link too, and shown again', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const [id] = await tracks(ada, 1)
    await world.as(ada, async (work) => work.tracks.keepFile(id!, await aBlob(world, ada)))
    const playlist = await aPlaylist(world, ada, [id!])
    const { shareToken } = await world.as(ada, (work) => work.shares.create({ kind: 'playlist', id: playlist }, null))
    const hide = (what: string, hidden: boolean) => world.asOwner((work) => hideFromOthers(work, what, hidden))
    const seen = () => everything(world, bob, (range) => openedTracksPage({ ...range, token: shareToken }))
    expect(await seen()).toMatchObject([{ id }])
    await hide(id!, true)
    expect(await seen()).toEqual([])
    await hide(id!, false)
    await hide(playlist, true)
    await expect(seen()).rejects.toMatchObject({ code: 'not_found' })
    await hide(playlist, false)
    expect(await seen()).toMatchObject([{ id }])
    await expect(hide(crypto.randomUUID(), true)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is renamed, has a history, goes to the trash and comes back', async () => {
    const ada = await world.aPerson()
    const playlist = await aPlaylist(world, ada)
    const edit = await world.as(ada, (work) => changePlaylist(work, playlist, { name: 'Other', isPublic: true }))
    expect(await world.as(ada, (work) => changePlaylist(work, playlist, { name: 'Other' }))).toBeNull()
    expect(await everything(world, ada, (range) => revisionsPage({ ...range, playlistId: playlist }))).toMatchObject([
      { id: edit, before: { name: 'A playlist', isPublic: false }, after: { name: 'Other', isPublic: true } },
    ])
    await world.as(ada, (work) => undo(work, edit!))
    expect(await everything(world, ada, playlistsPage)).toMatchObject([
      { name: 'A playlist', isPublic: false, isSmart: false },
    ])
    await expect(world.as(ada, (work) => work.playlists.purge(playlist))).rejects.toMatchObject({ code: 'not_found' })
    await world.as(ada, (work) => work.playlists.toTrash(playlist))
    expect(await everything(world, ada, playlistsTrashPage)).toMatchObject([{ id: playlist }])
    await world.as(ada, (work) => work.playlists.restore(playlist))
    await world.as(ada, (work) =>
      work.playlistRules.set(playlist, {
        match: 'all',
        rules: [{ field: 'year', is: 'more', value: 1990 }],
        order: 'added',
        descending: true,
        limit: 50,
      }),
    )
    expect(await everything(world, ada, playlistsPage)).toMatchObject([{ isSmart: true }])
    await world.as(ada, (work) => work.playlists.toTrash(playlist))
    await world.as(ada, (work) => work.playlists.purge(playlist))
    expect(
      await world.asOwner((work) => work.rows(sql`select from library.playlist_rules where playlist_id = ${playlist}`)),
    ).toEqual([])
  })
})
