import type { AppRouter } from '@stemma/api'
import type { inferRouterOutputs } from '@trpc/server'
import { paged, t, take, type Page } from './base.ts'
import { now } from './data.ts'
import { trackOf } from './library.ts'

type Real = inferRouterOutputs<AppRouter>['library']
const day = 86_400_000
const ago = (days: number) => new Date(now.getTime() - days * day)

export const playlists: readonly Real['playlists']['get'][] = [
  'Sunday kitchen',
  'For the long drive',
  'Quiet please',
].map((name, index) => ({
  id: `00000000-0000-4000-e000-00000000000${index}`,
  name,
  description: index === 0 ? 'Nothing faster than the kettle.' : null,
  isPublic: index === 1,
  trackCount: [41, 212, 9][index] ?? 0,
  durationMs: [9_900_000, 51_000_000, 2_300_000][index] ?? 0,
  createdAt: ago((index + 1) * 9),
  updatedAt: now,
  deletedAt: null,
  hiddenAt: null,
  isSmart: index === 2,
  isMore: index === 2,
}))
const playlistOf = (id: string) => playlists.find((playlist) => playlist.id === id) ?? playlists[0]!

const entries: readonly Real['playlists']['entries']['items'][number][] = Array.from({ length: 41 }, (_, index) => ({
  ...trackOf(index * 7),
  position: index * 1024,
  addedAt: ago(1 + index / 3),
  deletedAt: index === 4 ? ago(2) : null,
}))
const near = { id: trackOf(3).id, title: trackOf(3).title, artist: trackOf(3).artist, album: null, durationMs: 241_000 }
const line = {
  index: 6,
  title: 'Harbour in the rane',
  creator: 'The Tidewater Five',
  album: null,
  durationMs: 240_000,
  location: 'harbour.mp3',
  match: null,
  candidates: [{ ...near, score: 0.71 }],
}
const rules: NonNullable<Real['playlists']['rules']> = {
  match: 'all',
  rules: [
    { field: 'tempo', is: 'less', value: 84 },
    { field: 'genre', is: 'unequal', value: 'Metal' },
  ],
  order: 'loudness',
  descending: false,
  limit: 500,
}

/** Playlists of the fixed world. */
export const playlistProcedures = {
  list: take<Page>().query(({ input }) => paged(playlists, input)),
  get: take<{ id: string }>().query(({ input }) => playlistOf(input.id)),
  entries: take<Page & { playlistId: string }>().query(({ input }) => paged(entries, input)),
  rules: take<{ id: string }>().query(({ input }) => (playlistOf(input.id).isSmart ? rules : null)),
  unmatched: take<Page & { playlistId: string }>().query(({ input }) =>
    paged(
      input.playlistId === playlists[0]?.id
        ? [{ ...line, id: '00000000-0000-4000-e100-000000000000', behind: null as string | null }]
        : [],
      input,
    ),
  ),
  trash: take<Page>().query(({ input }) =>
    paged(
      playlists.slice(2).map((row) => ({ ...row, deletedAt: ago(1) })),
      input,
    ),
  ),
  restore: take<{ id: string }>().mutation(() => playlists[0]),
  create: take<{ name: string }>().mutation(() => playlists[0]),
  add: take<{ trackIds: string[]; playlistId: string }>().mutation(() => ({ revisionId: null, added: 1 })),
}

const shown = Array.from({ length: 12 }, (_, index) => ({ ...trackOf(index * 5), place: index }))
const opened: Real['open'] = {
  shareId: '00000000-0000-4000-9000-000000000200',
  shareToken: 'AbCdEfGhIjKlMnOpQrStUvWxYz012340',
  kind: 'album',
  subjectId: '00000000-0000-4000-9100-000000000000',
  name: trackOf(0).album ?? 'Album',
  artist: trackOf(0).artist,
  description: null,
  trackCount: 12,
  durationMs: 2_960_000,
  coverSha256: trackOf(0).coverSha256,
  madeBy: 'ada',
  isMine: false,
  viewCount: 31,
  sharedAt: ago(3),
  expiresAt: null,
}
type Reason = 'illegal' | 'hateful' | 'sexual' | 'spam' | 'copyright' | 'other'

const publicPlaylist: Real['publicPlaylist'] = { ...playlists[0]!, madeBy: 'ada', isMine: false }

/** What others see of a library of the fixed world. */
export const shownProcedures = {
  open: take<{ token: string }>().query(() => opened),
  openTracks: take<Page & { token: string }>().query(({ input }) => paged(shown, input)),
  viewed: take<{ token: string }>().mutation(() => undefined),
  reportOpened: take<{ token: string; reason: Reason; note?: string }>().mutation(() => undefined),
  reportPlaylist: take<{ id: string; reason: Reason; note?: string }>().mutation(() => undefined),
  publicPlaylist: take<{ id: string }>().query(() => publicPlaylist),
  publicPlaylistTracks: take<Page & { playlistId: string }>().query(({ input }) => paged(shown, input)),
}

const sent = (
  [
    ['Tidewater Five/Harbours/03 Harbour in the rain.flac', 'done', null],
    ['Tidewater Five/Harbours/04 Ropes.flac', 'checking', null],
    ['Tidewater Five/Harbours/cover.jpg', 'refused', 'format_unsupported'],
    ['Old phone/recording (12).m4a', 'known', null],
    ['Old phone/recording (13).m4a', 'receiving', null],
  ] as const
).map(([fileName, state, errorCode], index) => ({
  id: `00000000-0000-4000-b000-00000000000${index}`,
  batch: '00000000-0000-4000-b100-000000000000',
  fileName,
  size: 24_000_000 - index * 3_000_000,
  received: state === 'receiving' ? 5_000_000 : 24_000_000 - index * 3_000_000,
  state,
  errorCode: errorCode as string | null,
  trackId: state === 'refused' || state === 'receiving' ? null : trackOf(index).id,
  createdAt: ago(index / 20),
  expiresAt: ago(-7),
}))

/** Files on their way in the fixed world. */
export const uploads = t.router({
  list: take<Page>().query(({ input }) => paged(sent, input)),
  use: t.procedure.query(() => ({ held: 24_000_000_000, coming: 0, files: 0, room: 50_000_000_000 })),
})
