import { z } from 'zod'
import {
  addTracks,
  arrangePlaylist,
  changePlaylist,
  playlistRows,
  takeOutTracks,
  tracksOfPlaylist,
} from '@stemma/domain/library'
import { playlistDescription, playlistName } from '@stemma/domain/library/input'
import { DomainError, type Work } from '@stemma/domain'
import { method } from './endpoint.ts'
import { count, flag, many, ParameterMissing, ref } from './params.ts'
import { playlist, song } from './shapes.ts'

async function opened(work: Work, id: string) {
  const row = await work.playlists.seen(id)
  if (row.deletedAt !== null) throw new DomainError('not_found', { thing: 'playlist' })
  const tracks = await tracksOfPlaylist(work, id)
  const counted = {
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    trackCount: tracks.length,
    durationMs: tracks.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0),
  }
  const { username } = await work.users.me()
  return { playlist: { ...playlist({ ...row, ...counted }, username), entry: tracks.map(song) } }
}

async function listed(work: Work) {
  const { username } = await work.users.me()
  return (await playlistRows(work)).map((row) => playlist(row, username))
}

/** Playlists; whatever is changed can be taken back in the app. */
export const playlists = {
  getPlaylists: method('library:read', z.object({}), async (work) => ({
    playlists: { playlist: await listed(work) },
  })),
  getPlaylist: method('library:read', z.object({ id: ref('playlist') }), (work, { id }) => opened(work, id)),
  createPlaylist: method(
    'library:write',
    z.object({ playlistId: ref('playlist').optional(), name: playlistName.optional(), songId: many(ref('track')) }),
    async (work, { playlistId, name, songId }) => {
      if (playlistId === undefined && name === undefined) throw new ParameterMissing('name')
      if (playlistId !== undefined) {
        if (name !== undefined) await changePlaylist(work, playlistId, { name })
        await arrangePlaylist(work, playlistId, songId)
        return opened(work, playlistId)
      }
      const id = await work.playlists.create({ name: name!, description: null, isPublic: false })
      if (songId.length > 0) await addTracks(work, id, songId)
      return opened(work, id)
    },
  ),
  updatePlaylist: method(
    'library:write',
    z.object({
      playlistId: ref('playlist'),
      name: playlistName.optional(),
      comment: playlistDescription.optional(),
      public: flag.optional(),
      songIdToAdd: many(ref('track')),
      songIndexToRemove: many(count(0, 1_000_000)),
    }),
    async (work, { playlistId, name, comment, public: isPublic, songIdToAdd, songIndexToRemove }) => {
      await changePlaylist(work, playlistId, { name, description: comment, isPublic })
      // The places are those that getPlaylist told, so they are looked up before anything is added.
      if (songIndexToRemove.length > 0) {
        const told = await tracksOfPlaylist(work, playlistId)
        const gone = songIndexToRemove.map((index) => told[index]?.id)
        if (gone.includes(undefined)) throw new DomainError('not_found', { thing: 'track' })
        await takeOutTracks(work, playlistId, [...new Set(gone as string[])])
      }
      if (songIdToAdd.length > 0) await addTracks(work, playlistId, songIdToAdd)
      return {}
    },
  ),
  deletePlaylist: method('library:write', z.object({ id: ref('playlist') }), async (work, { id }) => {
    await work.playlists.live(id)
    await work.playlists.toTrash(id)
    return {}
  }),
}
