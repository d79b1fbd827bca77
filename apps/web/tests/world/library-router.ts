import { paged, t, take, type Cursor, type Page } from './base.ts'
import { now } from './data.ts'
import { allAlbums, allArtists, allGenres, artistOf, count, numberOf, trackOf, type Track } from './library.ts'

type Ids = { trackIds: string[] }
type List = Page & {
  query?: string
  order?: string
  descending?: boolean
  artistId?: string
  albumId?: string
  genreId?: string
  format?: string
}

/** Some of the million, made as they are asked for; what is looked for is looked for among the first thousand. */
const list = ({ cursor, limit = 50, query, artistId, albumId, genreId, format }: List) => {
  const narrowed = [query, artistId, albumId, genreId, format].some((filter) => filter !== undefined)
  if (!narrowed) {
    const from = Number(cursor ?? 0)
    const items = Array.from({ length: Math.min(limit, count - from) }, (_, index) => trackOf(from + index))
    return { items, nextCursor: (from + limit < count ? String(from + limit) : null) as Cursor | null }
  }
  const fits = (track: Track) =>
    (query === undefined || track.title.toLowerCase().includes(query.toLowerCase())) &&
    (artistId === undefined || track.artistId === artistId) &&
    (albumId === undefined || track.albumId === albumId) &&
    (genreId === undefined || track.genreId === genreId) &&
    (format === undefined || track.format === format)
  const some = Array.from({ length: 1000 }, (_, index) => trackOf(index)).filter(fits)
  return paged(albumId === undefined ? some : some.slice(0, 12), { cursor, limit })
}

const edited = () => ({ revisionId: '00000000-0000-4000-d000-000000000001' as string | null, changed: 1 })
const moved = ({ trackIds }: Ids) => ({ changed: trackIds.length })

/** The library of the fixed world: a million tracks. */
export const library = t.router({
  tracks: t.router({
    list: take<List>().query(({ input }) => list(input)),
    get: take<{ id: string }>().query(({ input }) => trackOf(numberOf(input.id))),
    edit: take<Ids & { change: Record<string, string | number | null> }>().mutation(edited),
    reset: take<Ids & { fields: string[] }>().mutation(edited),
    metadata: take<{ id: string }>().query(() => ({
      own: [
        { key: 'mood', value: 'rainy afternoons' },
        { key: 'from', value: 'the box under the stairs' },
      ],
      said: { title: 'harbour_in_the_rain (demo)', year: 0 },
    })),
    setMetadata: take<Ids & { key: string; value: string }>().mutation(edited),
    removeMetadata: take<Ids & { key: string }>().mutation(edited),
    remove: take<Ids>().mutation(({ input }) => moved(input)),
    restore: take<Ids>().mutation(({ input }) => moved(input)),
    trash: take<Page>().query(({ input }) =>
      paged(
        [3, 14].map((index) => ({ ...trackOf(index), deletedAt: new Date(now.getTime() - index * 86_400_000) })),
        input,
      ),
    ),
    lyrics: take<{ id: string }>().query(() => [
      {
        source: 'embedded' as const,
        language: 'eng',
        isSynced: true,
        lines: ['Down at the harbour', 'where the ropes are wet', '', 'nobody is leaving yet'].map((text, index) => ({
          at: index * 900,
          text,
        })),
      },
    ]),
    setLyrics: take<{ trackId: string; lines: { at?: number; text: string }[] }>().mutation(() => []),
  }),
  artists: t.router({
    list: take<Page>().query(({ input }) => paged(allArtists, input)),
    get: take<{ id: string }>().query(({ input }) => artistOf(numberOf(input.id))),
  }),
  albums: t.router({
    list: take<Page & { artistId?: string; order?: string }>().query(({ input }) =>
      paged(
        allAlbums.filter(({ artistId }) => input.artistId === undefined || artistId === input.artistId),
        input,
      ),
    ),
    get: take<{ id: string }>().query(({ input }) => allAlbums[numberOf(input.id)]),
  }),
  genres: t.router({ list: take<Page>().query(({ input }) => paged(allGenres, input)) }),
  totals: t.procedure.query(() => ({
    trackCount: count,
    trashCount: 2,
    durationMs: count * 251_000,
    fileSize: count * 24_000_000,
  })),
  star: take<{ subject: { kind: string; id: string }; value: boolean }>().mutation(() => undefined),
  undo: take<{ revisionId: string }>().mutation(() => ({ revisionId: null as string | null })),
})
