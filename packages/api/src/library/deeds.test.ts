import { hashToken } from '@stemma/domain/identity'
import type { FullWorld } from '@stemma/domain/testing/full-world'
import { describe, expect, test } from 'vitest'
import { appRouter } from '../root.ts'
import { aServer } from '../testing/server.ts'

const server = aServer()

const as = (world: FullWorld) =>
  appRouter.createCaller({
    machines: server.machines,
    token: hashToken(world.secrets.session),
    isWorker: false,
    ip: '192.0.2.1',
    userAgent: 'a browser',
    requestId: 'a-request',
    idempotencyKeys: [],
  }).library
const idOf = (world: FullWorld, table: string, index = 0) => world.rows[table]![index]!['id'] as never

/** The items of a first page, as a browser gets them. */
async function items<T>(path: string, input: object, world: FullWorld): Promise<T[]> {
  const caller = { token: world.secrets.session }
  const { data, error } = await server.call({ path: `library.${path}`, type: 'query' }, input, caller)
  expect(error).toBeNull()
  return (data as { items: T[] }).items
}

describe('a track', () => {
  test('is called what its owner says, until that is taken back; the file’s own words stay to be seen', async () => {
    const ada = await server.aWorld()
    const trackIds = [idOf(ada, 'library.music_tracks')]
    const { revisionId, changed } = await as(ada).tracks.edit({ trackIds, change: { title: 'Mine', year: 1999 } })
    expect(changed).toBe(1)
    expect(await as(ada).tracks.get({ id: trackIds[0]! })).toMatchObject({ title: 'Mine', year: 1999 })
    expect(await as(ada).tracks.metadata({ id: trackIds[0]! })).toMatchObject({ said: { title: ada.mark } })
    expect(await items('revisions.items', { revisionId }, ada)).toMatchObject([
      { trackId: trackIds[0], title: 'Mine', after: { title: 'Mine', year: 1999 } },
    ])
    await as(ada).undo({ revisionId: revisionId as never })
    expect(await as(ada).tracks.get({ id: trackIds[0]! })).toMatchObject({ title: ada.mark, year: null })
    await as(ada).tracks.edit({ trackIds, change: { artist: 'Other' } })
    await as(ada).tracks.reset({ trackIds, fields: ['artist'] })
    expect(await as(ada).tracks.get({ id: trackIds[0]! })).toMatchObject({ artist: null, overlay: {} })
  })

  test('has keys and values of its owner’s, whose changes are taken back like any edit', async () => {
    const ada = await server.aWorld()
    const trackIds = [idOf(ada, 'library.music_tracks'), idOf(ada, 'library.music_tracks', 2)]
    const own = async (index: number) => {
      const { own } = await as(ada).tracks.metadata({ id: trackIds[index]! })
      return own.filter(({ key }) => key === 'mood').map(({ value }) => value)
    }
    await as(ada).tracks.setMetadata({ trackIds: [trackIds[0]!], key: 'mood', value: 'calm' })
    const { revisionId, changed } = await as(ada).tracks.setMetadata({ trackIds, key: 'mood', value: 'wild' })
    expect([changed, await own(0), await own(1)]).toEqual([2, ['wild'], ['wild']])
    const back = await as(ada).undo({ revisionId: revisionId as never })
    expect([await own(0), await own(1)]).toEqual([['calm'], []])
    await as(ada).undo({ revisionId: back.revisionId as never })
    expect([await own(0), await own(1)]).toEqual([['wild'], ['wild']])
    expect(await as(ada).tracks.removeMetadata({ trackIds, key: 'mood' })).toMatchObject({ changed: 2 })
    expect(await as(ada).tracks.setMetadata({ trackIds, key: 'mood', value: 'x' })).toMatchObject({ changed: 2 })
  })

  test('is given another cover, and again the one it had, which is kept for that', async () => {
    const ada = await server.aWorld()
    const trackIds = [idOf(ada, 'library.music_tracks'), idOf(ada, 'library.music_tracks', 2)]
    const [first, second] = ada.blobs.map(({ sha256 }) => sha256 as never)
    const covers = () => Promise.all(trackIds.map(async (id) => (await as(ada).tracks.get({ id })).coverSha256))
    await as(ada).tracks.setCover({ trackIds: [trackIds[0]!], cover: first! })
    const { revisionId } = await as(ada).tracks.setCover({ trackIds, cover: second! })
    expect(await covers()).toEqual([second, second])
    const back = await as(ada).undo({ revisionId: revisionId as never })
    expect(await covers()).toEqual([first, null])
    await as(ada).undo({ revisionId: back.revisionId as never })
    expect(await covers()).toEqual([second, second])
    expect(await as(ada).tracks.setCover({ trackIds, cover: second! })).toEqual({ revisionId: null, changed: 0 })
  })

  test('goes to the trash, comes back, and goes for good only from there', async () => {
    const ada = await server.aWorld()
    const trackIds = [idOf(ada, 'library.music_tracks')]
    await expect(as(ada).tracks.purge({ trackIds })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await as(ada).tracks.remove({ trackIds })).toEqual({ changed: 1 })
    expect(await items('tracks.trash', {}, ada)).toMatchObject([{ id: trackIds[0] }, {}])
    expect(await as(ada).tracks.restore({ trackIds })).toEqual({ changed: 1 })
    await as(ada).tracks.remove({ trackIds })
    await as(ada).tracks.purge({ trackIds })
    expect(await items('tracks.trash', {}, ada)).toHaveLength(1)
  })

  test('is starred, and so are its album and its artist; each is listed with its moment', async () => {
    const ada = await server.aWorld()
    const id = idOf(ada, 'library.music_tracks', 2)
    const { albumId, artistId } = await as(ada).tracks.get({ id })
    for (const subject of [
      { kind: 'track', id },
      { kind: 'album', id: albumId as never },
      { kind: 'artist', id: artistId as never },
    ] as const) {
      await as(ada).star({ subject, value: true })
      const starred = await items<{ id: string; starredAt: Date }>(`starred.${subject.kind}s`, { limit: 5 }, ada)
      expect(starred[0]).toMatchObject({ id: subject.id, starredAt: expect.any(Date) as Date })
    }
    await as(ada).star({ subject: { kind: 'track', id }, value: false })
    expect((await items<{ id: string }>('starred.tracks', {}, ada)).map((one) => one.id)).not.toContain(id)
  })

  test('has the words its owner typed beside those of the file', async () => {
    const ada = await server.aWorld()
    const trackId = idOf(ada, 'library.music_tracks', 2)
    const lines = [
      { at: 0, text: 'la' },
      { at: 900, text: '' },
    ]
    const { revisionId, lyrics } = await as(ada).tracks.setLyrics({ trackId, language: 'de', lines })
    expect(lyrics).toMatchObject([{ source: 'typed', language: 'de', isSynced: true, lines }])
    expect((await as(ada).tracks.setLyrics({ trackId, language: 'de', lines })).revisionId).toBeNull()
    const other = await as(ada).tracks.setLyrics({ trackId, language: 'de', lines: [{ text: 'other words' }] })
    // Taken back one by one, to the words before them and to none; and that can be taken back.
    const back = await as(ada).undo({ revisionId: other.revisionId! })
    expect(await as(ada).tracks.lyrics({ id: trackId })).toMatchObject([{ lines }])
    await as(ada).undo({ revisionId: revisionId! })
    expect(await as(ada).tracks.lyrics({ id: trackId })).toEqual([])
    await as(ada).undo({ revisionId: back.revisionId! })
    expect(await as(ada).tracks.lyrics({ id: trackId })).toMatchObject([{ lines: [{ text: 'other words' }] }])
    const [latest] = (await as(ada).tracks.history({ trackId, limit: 1 })).items
    expect(latest).toMatchObject({ deed: 'lyrics', was: null, became: null, undoes: back.revisionId })
    expect((await as(ada).tracks.setLyrics({ trackId, language: 'de', lines: [] })).lyrics).toEqual([])
  })
})
