import { hashToken } from '@stemma/domain/identity'
import type { FullWorld } from '@stemma/domain/testing/full-world'
import { expect, test } from 'vitest'
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

async function all<T>(path: string, trackId: unknown, world: FullWorld): Promise<T[]> {
  const found: T[] = []
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const input = { trackId, limit: 1, ...(cursor !== null && { cursor }) }
    const { data, error } = await server.call({ path: `library.tracks.${path}`, type: 'query' }, input, {
      token: world.secrets.session,
    })
    expect(error).toBeNull()
    const page = data as { items: T[]; nextCursor: string | null }
    found.push(...page.items)
    cursor = page.nextCursor
  }
  return found
}

test('a track tells what was done to it and which playlists it is in, to its owner alone', async () => {
  const [ada, bob] = [await server.aWorld(), await server.aWorld()]
  const [first, , second] = ada.rows['library.music_tracks']!.map(({ id }) => id as never)
  const edits = async (world: FullWorld) =>
    (await all<{ was: object; became: object; undoneAt: string | null }>('history', first, world)).map(
      ({ was, became, undoneAt }) => [was, became, undoneAt !== null],
    )
  const before = (await edits(ada)).length
  await as(ada).tracks.edit({ trackIds: [first!], change: { title: 'One' } })
  const { revisionId } = await as(ada).tracks.edit({ trackIds: [first!, second!], change: { title: 'Two' } })
  await as(ada).undo({ revisionId: revisionId as never })
  const now = await edits(ada)
  expect(now.slice(0, now.length - before)).toEqual([
    [{ title: 'Two' }, { title: 'One' }, false],
    [{ title: 'One' }, { title: 'Two' }, true],
    [{}, { title: 'One' }, false],
  ])
  expect(await edits(bob)).toEqual([])
  const { id, name } = await as(ada).playlists.create({ name: 'Mine' })
  await as(ada).playlists.add({ playlistId: id, trackIds: [first!] })
  const found = await all<{ id: string }>('playlists', first, ada)
  expect(found.map((playlist) => playlist.id)).toContain(id)
  expect((await all<object>('history', first, ada))[0]).toMatchObject({ how: 'added', playlist: name })
  await as(ada).playlists.remove({ id })
  expect(await all('playlists', first, ada)).toHaveLength(found.length - 1)
  expect(await all('playlists', first, bob)).toEqual([])
})
