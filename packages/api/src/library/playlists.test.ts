import { once } from '@stemma/domain'
import { mayReadTrack } from '@stemma/domain/library'
import { hashToken } from '@stemma/domain/identity'
import type { FullWorld } from '@stemma/domain/testing/full-world'
import { describe, expect, test } from 'vitest'
import { appRouter } from '../root.ts'
import { anonymous, aServer } from '../testing/server.ts'
import { aService, sqlAsDefiner } from '../testing/worlds.ts'

const server = aServer()

const callerOf = (token: string | null, ip = '192.0.2.1') =>
  appRouter.createCaller({
    machines: server.machines,
    token: token === null ? null : hashToken(token),
    isWorker: false,
    ip,
    userAgent: 'a browser',
    requestId: 'a-request',
    idempotencyKeys: [],
  }).library
const as = (world: FullWorld) => callerOf(world.secrets.session)
const visitor = (ip?: string) => callerOf(null, ip)
const trackOf = (world: FullWorld, index: number) =>
  world.rows['library.music_tracks']![index]! as Record<string, never>

async function items<T>(path: string, input: object, token: string | null): Promise<T[]> {
  const { data, error } = await server.call({ path: `library.${path}`, type: 'query' }, input, { token })
  expect(error).toBeNull()
  return (data as { items: T[] }).items
}
const mayRead = async (token: string | null, sha256: string, via: string | null) =>
  (
    await once<{ may: boolean }>(
      server.machines.orm,
      { token: token && hashToken(token), level: 'anyone', scope: null },
      mayReadTrack(sha256, via),
    )
  )[0]!.may

describe('a playlist', () => {
  test('is made, filled, ordered and emptied; every edit says what did it and is taken back', async () => {
    const ada = await server.aWorld()
    const service = callerOf((await aService(server, ada, ['library:read', 'library:write'])).token)
    const [one, three] = [trackOf(ada, 0)['id']!, trackOf(ada, 2)['id']!]
    const { id } = await as(ada).playlists.create({ name: ' Mix ' })
    const playlistId = id as never
    expect(await as(ada).playlists.get({ id: playlistId })).toMatchObject({
      name: 'Mix',
      isSmart: false,
      trackCount: 0,
    })
    await as(ada).playlists.add({ playlistId, trackIds: [one] })
    expect(await service.playlists.add({ playlistId, trackIds: [three, one] })).toMatchObject({ added: 1 })
    const { revisionId } = await service.playlists.move({ playlistId, trackId: three, after: null })
    const order = async () =>
      (await items<{ id: string }>('playlists.entries', { playlistId }, ada.secrets.session)).map((entry) => entry.id)
    expect(await order()).toEqual([three, one])
    const edits = await items('revisions.list', { playlistId }, ada.secrets.session)
    expect(edits).toMatchObject([{ via: 'a service' }, { via: 'a service', itemCount: 1 }, { via: 'app' }])
    expect(await as(ada).playlists.move({ playlistId, trackId: three, after: null })).toEqual({ revisionId: null })
    await expect(as(ada).playlists.move({ playlistId: one, trackId: three, after: null })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await as(ada).undo({ revisionId: revisionId as never })
    expect(await order()).toEqual([one, three])
    await as(ada).playlists.takeOut({ playlistId, trackIds: [one] })
    expect(await order()).toEqual([three])
    await as(ada).playlists.remove({ id: playlistId })
    await expect(as(ada).playlists.add({ playlistId, trackIds: [one] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await as(ada).playlists.restore({ id: playlistId })).toMatchObject({ trackCount: 1, deletedAt: null })
  })

  test('that is public is anyone’s to read and hear, until it is private again or hidden', async () => {
    const ada = await server.aWorld()
    const playlist = { id: ada.rows['library.playlists']![0]!['id'] as never }
    const playlistId = playlist.id
    const file = trackOf(ada, 2)['file_sha256']!
    await expect(visitor().publicPlaylist(playlist)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await mayRead(null, file, null)).toBe(false)
    await as(ada).playlists.change({ ...playlist, isPublic: true })
    expect(await visitor().publicPlaylist(playlist)).toMatchObject({ name: ada.mark, madeBy: ada.mark, isMine: false })
    const shown = await items<object>('publicPlaylistTracks', { playlistId }, null)
    expect(shown).toMatchObject([{ id: trackOf(ada, 2)['id'], fileSha256: file }])
    expect(Object.keys(shown[0]!)).not.toContain('overlay')
    expect(await mayRead(null, file, null)).toBe(true)
    expect(await mayRead(null, trackOf(ada, 0)['file_sha256']!, null)).toBe(false)
    await sqlAsDefiner(server, 'update library.playlists set hidden_at = now() where id = $1', [playlist.id])
    await expect(visitor().publicPlaylist(playlist)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await mayRead(null, file, null)).toBe(false)
  })
})

describe('a link', () => {
  test.each(['track', 'album', 'playlist'] as const)(
    'to a %s shows its tracks, and their bytes to whoever has it',
    async (kind) => {
      const [ada, bob] = [await server.aWorld(), await server.aWorld()]
      const track = trackOf(ada, 2)
      const id = { track: track['id'], album: track['album_id'], playlist: ada.rows['library.playlists']![0]!['id'] }[
        kind
      ]
      const { shareToken } = await as(ada).shares.share({ subject: { kind, id: id as never } })
      const token = shareToken as never
      expect(await visitor().open({ token })).toMatchObject({ kind, subjectId: id, madeBy: ada.mark, viewCount: 0 })
      const tracks = await items<{ id: string }>('openTracks', { token }, null)
      expect(tracks.map((one) => one.id)).toContain(track['id'])
      expect(await mayRead(null, track['file_sha256']!, shareToken)).toBe(true)
      expect(await mayRead(bob.secrets.session, track['peaks_sha256']!, shareToken)).toBe(true)
      expect(await mayRead(bob.secrets.session, track['file_sha256']!, null)).toBe(false)
      expect(await mayRead(null, trackOf(ada, 1)['file_sha256']!, shareToken)).toBe(false)
      await as(ada).tracks.remove({ trackIds: [track['id']!] })
      expect(await mayRead(null, track['file_sha256']!, shareToken)).toBe(false)
      expect(await mayRead(ada.secrets.session, track['file_sha256']!, null)).toBe(true)
    },
  )

  test('counts who looks, once a day, never its owner; it ends, moves its end, and is taken back', async () => {
    const ada = await server.aWorld()
    const subject = { kind: 'track', id: trackOf(ada, 0)['id']! } as const
    const { id, shareToken } = await as(ada).shares.share({ subject })
    const token = shareToken as never
    for (const who of [visitor(), visitor(), as(ada), visitor('192.0.2.7')]) await who.viewed({ token })
    expect(await visitor().open({ token })).toMatchObject({ viewCount: 2 })
    await expect(as(ada).shares.share({ subject, expiresAt: new Date('2001-01-01') })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    const until = new Date('2100-01-01')
    expect(await as(ada).shares.share({ subject, expiresAt: until })).toMatchObject({
      id,
      shareToken,
      expiresAt: until,
    })
    expect(await items('shares.list', {}, ada.secrets.session)).toMatchObject([{ id, name: ada.mark }, {}, {}])
    await sqlAsDefiner(server, `update library.shares set expires_at = now() - interval '1 s' where id = $1`, [id])
    await expect(visitor().open({ token })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await as(ada).shares.unshare({ id })
    await expect(visitor().viewed({ token })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { error } = await server.call({ path: 'library.openTracks', type: 'query' }, { token }, anonymous)
    expect(error?.data.reason).toBe('not_found')
  })
})

test('what is heard is counted under the name of the player', async () => {
  const ada = await server.aWorld()
  const service = callerOf((await aService(server, ada, ['library:write'])).token)
  const trackId = trackOf(ada, 2)['id']!
  const listen = { trackId, listenedAt: new Date('2026-02-03T04:05:06Z'), listenedMs: 250 }
  expect(await service.listened(listen)).toEqual({ counted: true })
  expect(await as(ada).listened(listen)).toEqual({ counted: false })
  const { rows } = await server.client.query('select client from library.listens where track_id = $1', [trackId])
  expect(rows).toEqual([{ client: 'a service' }])
  expect((await as(ada).statistics.heard()).months).toContainEqual({ month: '2026-02', playCount: 1, listenedMs: 250 })
})
