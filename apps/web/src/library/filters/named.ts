import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { trpc } from '../../trpc.ts'
import type { Track } from '../types.ts'

export type Kind = 'artist' | 'album' | 'genre'
export type Named = { id: string; name: string; note?: string | undefined }

const limit = 50
const of: Record<Kind, (track: Track) => Named> = {
  artist: ({ artistId, artist }) => ({ id: artistId, name: artist ?? '' }),
  album: ({ albumId, album, albumArtist, artist }) => ({
    id: albumId,
    name: album ?? '',
    note: albumArtist ?? artist ?? undefined,
  }),
  genre: ({ genreId, genre }) => ({ id: genreId, name: genre ?? '' }),
}

/** What of a kind there is: by name, or as the tracks say that are found by the text. */
export const useNamed = (kind: Kind, typed: string, enabled: boolean) => {
  const text = useDeferredValue(typed.trim())
  const browsing = enabled && text === ''
  const artists = useQuery(
    trpc.library.artists.list.queryOptions({ limit }, { enabled: browsing && kind === 'artist' }),
  )
  const albums = useQuery(trpc.library.albums.list.queryOptions({ limit }, { enabled: browsing && kind === 'album' }))
  const genres = useQuery(
    trpc.library.genres.list.queryOptions({ limit: 100 }, { enabled: enabled && kind === 'genre' }),
  )
  const found = useQuery({
    ...trpc.library.tracks.list.queryOptions({ query: text, limit: 100 }),
    enabled: enabled && text !== '' && kind !== 'genre',
    placeholderData: keepPreviousData,
  })
  if (kind === 'genre') {
    const all: readonly Named[] = genres.data?.items ?? []
    return {
      named: all.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())),
      isPending: genres.isPending,
    }
  }
  if (text !== '') {
    const each = new Map((found.data?.items ?? []).map((track) => [of[kind](track).id, of[kind](track)]))
    // Tracks are found by any of their words: those named so come first.
    const fits = ({ name }: Named) => (name.toLowerCase().includes(text.toLowerCase()) ? 0 : 1)
    return { named: [...each.values()].sort((a, b) => fits(a) - fits(b)).slice(0, limit), isPending: found.isPending }
  }
  const named: readonly Named[] =
    kind === 'artist'
      ? (artists.data?.items ?? [])
      : (albums.data?.items ?? []).map(({ id, name, artist }) => ({ id, name, note: artist }))
  return { named, isPending: kind === 'artist' ? artists.isPending : albums.isPending }
}

/** The name behind an id, for the filter that has only this. */
export const useNameOf = (kind: Kind, id: string | undefined): string | undefined => {
  const wanted = { id: id ?? '' }
  const artist = useQuery(
    trpc.library.artists.get.queryOptions(wanted, { enabled: id !== undefined && kind === 'artist' }),
  )
  const album = useQuery(
    trpc.library.albums.get.queryOptions(wanted, { enabled: id !== undefined && kind === 'album' }),
  )
  const genres = useQuery(
    trpc.library.genres.list.queryOptions({ limit: 100 }, { enabled: id !== undefined && kind === 'genre' }),
  )
  if (id === undefined) return undefined
  return kind === 'artist'
    ? artist.data?.name
    : kind === 'album'
      ? album.data?.name
      : genres.data?.items.find((genre) => genre.id === id)?.name
}
