import { z } from 'zod'
import {
  albumRow,
  albumsOfArtist,
  artistRow,
  artistsByName,
  genreRows,
  trackRow,
  tracksOfAlbum,
} from '@stemma/domain/library'
import type { Work } from '@stemma/domain'
import { method } from './endpoint.ts'
import { idOf, ref, thing } from './params.ts'
import { album, albumFolder, artist, artistFolder, byLetter, song } from './shapes.ts'

const nothing = z.object({})
/** The protocol tells all artists at once. */
const all = { offset: 0, limit: 200_000 }
/** There is one folder: the library. */
const folder = { id: 1, name: 'Library' }

const children = async (work: Work, { kind, id }: { kind: 'artist' | 'album'; id: string }) => {
  if (kind === 'artist') {
    const { name } = await artistRow(work, id)
    return { directory: { id: idOf(kind, id), name, child: (await albumsOfArtist(work, id)).map(albumFolder) } }
  }
  const row = await albumRow(work, id)
  const child = (await tracksOfAlbum(work, id)).map(song)
  return { directory: { id: idOf(kind, id), parent: idOf('artist', row.artistId), name: row.name, child } }
}

/** Artists, albums and tracks, by tags and as if they lay in folders. */
export const browsing = {
  getMusicFolders: method('library:read', nothing, () => ({ musicFolders: { musicFolder: [folder] } })),
  getArtists: method('library:read', nothing, async (work) => ({
    artists: { ignoredArticles: '', index: byLetter(await artistsByName(work, all), artist) },
  })),
  getIndexes: method('library:read', nothing, async (work) => ({
    indexes: {
      lastModified: Date.now(),
      ignoredArticles: '',
      index: byLetter(await artistsByName(work, all), artistFolder),
    },
  })),
  getMusicDirectory: method('library:read', z.object({ id: thing('artist', 'album') }), (work, { id }) =>
    children(work, id),
  ),
  getArtist: method('library:read', z.object({ id: ref('artist') }), async (work, { id }) => ({
    artist: { ...artist(await artistRow(work, id)), album: (await albumsOfArtist(work, id)).map(album) },
  })),
  getAlbum: method('library:read', z.object({ id: ref('album') }), async (work, { id }) => ({
    album: { ...album(await albumRow(work, id)), song: (await tracksOfAlbum(work, id)).map(song) },
  })),
  getSong: method('library:read', z.object({ id: ref('track') }), async (work, { id }) => ({
    song: song(await trackRow(work, id)),
  })),
  getGenres: method('library:read', nothing, async (work) => ({
    genres: {
      genre: (await genreRows(work)).map(({ name, trackCount, albumCount }) => ({
        songCount: trackCount,
        albumCount,
        value: name,
      })),
    },
  })),
  getArtistInfo: method('library:read', z.object({ id: thing('artist', 'album', 'track') }), () => ({
    artistInfo: {},
  })),
  getArtistInfo2: method('library:read', z.object({ id: ref('artist') }), async (work, { id }) => {
    await artistRow(work, id)
    return { artistInfo2: {} }
  }),
  getAlbumInfo: method('library:read', z.object({ id: thing('album', 'track') }), () => ({ albumInfo: {} })),
  getAlbumInfo2: method('library:read', z.object({ id: ref('album') }), async (work, { id }) => {
    await albumRow(work, id)
    return { albumInfo: {} }
  }),
}
