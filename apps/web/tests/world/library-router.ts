import type { AppRouter } from '@stemma/api'
import type { inferRouterOutputs } from '@trpc/server'
import { paged, t, take, type Cursor, type Page } from './base.ts'
import { now } from './data.ts'
import { albumOf, allAlbums, allArtists, allGenres, artistOf, count, numberOf, trackOf, type Track } from './library.ts'
import { playlistProcedures, playlists, shownProcedures, uploads } from './playlists.ts'

type Ids = { trackIds: string[] }
type List = Page & {
  query?: string
  order?: string
  descending?: boolean
  artistId?: string
  albumId?: string
  genreId?: string
  format?: string
  from?: string
}

/** Some of the million, made as they are asked for; what is looked for is looked for among the first thousand. */
const list = ({ cursor, limit = 50, query, artistId, albumId, genreId, format, from: letter }: List) => {
  const narrowed = [query, artistId, albumId, genreId, format].some((filter) => filter !== undefined)
  if (!narrowed) {
    const from = Number(cursor ?? (letter === undefined ? 0 : (letter.charCodeAt(0) - 64) * 1000))
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

const named =
  (query = '') =>
  ({ name }: { name: string }) =>
    name.toLowerCase().includes(query.toLowerCase())

const edited = () => ({ revisionId: '00000000-0000-4000-d000-000000000001' as string | null, changed: 1 })
const moved = ({ trackIds }: Ids) => ({ changed: trackIds.length })

type Real = inferRouterOutputs<AppRouter>['library']
type Edit = Real['tracks']['history']['items'][number]
type Said = { [field: string]: string | number | boolean | null } | null
const edit = (index: number, deed: Edit['deed'], was: Said, became: Said): Edit => ({
  id: `00000000-0000-4000-f000-00000000000${index}`,
  deed,
  playlistId: null,
  via: 'app',
  before: null as Said,
  after: null as Said,
  itemCount: index === 0 ? 12 : 1,
  undoes: null as string | null,
  undoneAt: index === 2 ? now : null,
  createdAt: new Date(now.getTime() - (index + 1) * 86_400_000 * 2),
  was,
  became,
  how: deed === 'entries' ? 'added' : null,
  playlist: deed === 'entries' ? 'Sunday kitchen' : null,
})
const edits: readonly Edit[] = [
  edit(0, 'tags', { year: 0 }, { year: 1968 }),
  edit(1, 'entries', null, { place: 3 }),
  edit(2, 'cover', {}, {}),
  edit(3, 'tags', { title: 'harbour_in_the_rain (demo)' }, { title: 'Harbour in the rain' }),
]

const shares: Real['shares']['list']['items'] = [
  {
    id: '00000000-0000-4000-9000-000000000100',
    trackId: trackOf(0).id,
    albumId: null,
    playlistId: null,
    shareToken: 'AbCdEfGhIjKlMnOpQrStUvWxYz012349',
    viewCount: 7,
    createdAt: now,
    expiresAt: null,
    name: trackOf(0).title,
  },
]

const months = [19, 31, 12, 44, 27, 8, 22, 35, 51, 18].map((hours, index) => ({
  month: new Date(Date.UTC(2026, 10 - index, 1)).toISOString().slice(0, 7),
  playCount: hours * 14,
  listenedMs: hours * 3_600_000,
}))

/** The library of the fixed world: a million tracks. */
export const library = t.router({
  tracks: t.router({
    list: take<List>().query(({ input }) => list(input)),
    letters: take<{ order: string }>().query(() => '#ABCDEFGHIJKLMNOPRSTUVWYZ'.split('')),
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
    history: take<Page & { trackId: string }>().query(({ input }) => paged(edits, input)),
    playlists: take<Page & { trackId: string }>().query(({ input }) => paged(playlists, input)),
    setCover: take<Ids & { cover: string | null }>().mutation(edited),
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
    setLyrics: take<{ trackId: string; lines: { at?: number; text: string }[] }>().mutation(() => ({
      revisionId: null as string | null,
      lyrics: [],
    })),
    readAgain: take<{ id: string }>().mutation(() => ({ reads: true })),
  }),
  artists: t.router({
    list: take<Page & { query?: string }>().query(({ input }) => paged(allArtists.filter(named(input.query)), input)),
    get: take<{ id: string }>().query(({ input }) => artistOf(numberOf(input.id))),
  }),
  albums: t.router({
    list: take<Page & { artistId?: string; order?: string; query?: string }>().query(({ input }) =>
      paged(
        allAlbums
          .filter(named(input.query))
          .filter(({ artistId }) => input.artistId === undefined || artistId === input.artistId),
        input,
      ),
    ),
    get: take<{ id: string }>().query(({ input }) => albumOf(numberOf(input.id))),
  }),
  genres: t.router({ list: take<Page>().query(({ input }) => paged(allGenres, input)) }),
  totals: t.procedure.query(() => ({
    trackCount: count,
    trashCount: 2,
    durationMs: count * 251_000,
    fileSize: count * 24_000_000,
  })),
  playlists: t.router(playlistProcedures),
  ...shownProcedures,
  shares: t.router({
    list: take<Page>().query(({ input }) => paged(shares, input)),
  }),
  uploads,
  statistics: t.router({
    heard: t.procedure.query(() => ({ playCount: 3120, listenedMs: 3_600_000 * 214, months })),
    tracks: take<Page & { by?: 'most' | 'last' }>().query(({ input }) =>
      paged(
        Array.from({ length: 30 }, (_, index) => ({
          ...trackOf(index * (input.by === 'last' ? 5 : 3) + 2),
          playCount: 140 - index * 4,
          lastPlayedAt: new Date(now.getTime() - index * 7_200_000),
        })),
        input,
      ),
    ),
    artists: take<Page>().query(({ input }) =>
      paged(
        allArtists.map(({ id, name }, index) => ({
          artistId: id,
          name,
          playCount: 900 - index * 100,
          listenedMs: 3_600_000 * (61 - index * 7),
          lastPlayedAt: now as Date | null,
        })),
        input,
      ),
    ),
  }),
  listenBrainz: t.router({
    state: t.procedure.query(() => ({
      since: new Date(now.getTime() - 40 * 86_400_000),
      sentCount: 812,
      waitingCount: 2,
      lastSentAt: now as Date | null,
      retryAt: null as Date | null,
      errorCode: null as string | null,
    })),
    connect: take<{ token: string }>().mutation(() => ({ name: 'ada' })),
    disconnect: t.procedure.mutation(() => undefined),
  }),
  star: take<{ subject: { kind: string; id: string }; value: boolean }>().mutation(() => undefined),
  undo: take<{ revisionId: string }>().mutation(() => ({ revisionId: null as string | null })),
})
