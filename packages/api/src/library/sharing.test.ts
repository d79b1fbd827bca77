import { hashToken } from '@stemma/domain/identity'
import type { FullWorld } from '@stemma/domain/testing/full-world'
import { inWork } from '@stemma/domain'
import { hideFromOthers } from '@stemma/domain/library'
import { expect, test } from 'vitest'
import { appRouter } from '../root.ts'
import { aServer } from '../testing/server.ts'
import { sqlAsDefiner } from '../testing/worlds.ts'

const server = aServer()

const as = (world: FullWorld | null) =>
  appRouter.createCaller({
    machines: server.machines,
    token: world && hashToken(world.secrets.session),
    isWorker: false,
    ip: '192.0.2.1',
    userAgent: 'a browser',
    requestId: 'a-request',
    idempotencyKeys: [],
  }).library
const idOf = (world: FullWorld, table: string, index = 0) => world.rows[table]![index]!['id'] as never
const forOwner = <T>(deed: Parameters<typeof inWork<T>>[2]) => inWork(server.owner, { role: 'stemma_definer' }, deed)

test('a stranger reports what a link shows, and a public playlist; the server’s owner sees and hides it', async () => {
  const [ada, bob] = [await server.aWorld(), await server.aWorld()]
  await sqlAsDefiner(server, 'delete from library.reports')
  const { albumId } = await as(ada).tracks.get({ id: idOf(ada, 'library.music_tracks') })
  const subject = { kind: 'album', id: albumId as never } as const
  const token = (await as(ada).shares.share({ subject })).shareToken as never
  const list = idOf(ada, 'library.playlists')
  const spam = { reason: 'spam', note: ' look  ' } as const

  await as(null).reportOpened({ token, ...spam })
  await as(bob).reportOpened({ token, reason: 'illegal' })
  await as(bob).reportOpened({ token, reason: 'illegal' })
  const notPublic = as(null).reportPlaylist({ id: list, ...spam })
  await expect(notPublic).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await as(ada).playlists.change({ id: list, isPublic: true })
  await as(null).reportPlaylist({ id: list, ...spam })

  expect(await forOwner((work) => work.shownReports.open())).toMatchObject([
    { id: albumId, thing: 'album', title: ada.mark, reports: 2, reasons: ['illegal', 'spam'], notes: ['look'] },
    { id: list, thing: 'playlist', reports: 1 },
  ])
  await forOwner((work) => hideFromOthers(work, albumId, true))
  await forOwner((work) => hideFromOthers(work, list, true))
  expect(await forOwner((work) => work.shownReports.open())).toEqual([])
  await expect(as(null).open({ token })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(as(null).reportOpened({ token, ...spam })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(as(null).publicPlaylist({ id: list })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await forOwner((work) => hideFromOthers(work, albumId, false))
  expect(await as(null).open({ token })).toMatchObject({ name: ada.mark })
})

test('of one thing a hundred reports wait at most', async () => {
  const ada = await server.aWorld()
  await sqlAsDefiner(server, 'delete from library.reports')
  const token = ada.rows['library.shares']![0]!['share_token'] as never
  await sqlAsDefiner(
    server,
    `insert into library.reports (playlist_id, reason) select $1::uuid, 'spam' from generate_series(1, 99)`,
    [idOf(ada, 'library.playlists')],
  )
  for (let round = 0; round < 3; round++) await as(null).reportOpened({ token, reason: 'other' })
  expect(await forOwner((work) => work.shownReports.open())).toMatchObject([{ reports: 100 }])
})
