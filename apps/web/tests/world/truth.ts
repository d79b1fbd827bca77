import type { AppRouter } from '@stemma/api'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { WorldRouter } from './router.ts'

type Real = inferRouterOutputs<AppRouter>
type Fixed = inferRouterOutputs<WorldRouter>

/** The names of answers of the fixed world that the real API could not have given. */
type Lies<F, R> = { [K in keyof F]: K extends keyof R ? (F[K] extends R[K] ? never : K) : K }[keyof F]

type Sounds =
  | 'list'
  | 'search'
  | 'get'
  | 'trash'
  | 'discover'
  | 'shared'
  | 'shares'
  | 'similar'
  | 'favorites'
  | 'publicCollection'
  | 'publicCollectionSounds'
type Collections = 'list' | 'get' | 'sounds' | 'trash'
type Tracks = 'list' | 'get' | 'trash' | 'metadata' | 'lyrics' | 'history' | 'playlists'
type Room =
  | 'totals'
  | 'artists'
  | 'albums'
  | 'genres'
  | 'statistics'
  | 'open'
  | 'openTracks'
  | 'publicPlaylist'
  | 'publicPlaylistTracks'
  | 'listenBrainz'
type Playlists = 'list' | 'get' | 'trash' | 'entries' | 'rules' | 'unmatched'
type Identity = 'house' | 'keys' | 'sessions' | 'auditLog'

/** The fixed world is only worth looking at while it answers as the real one: where it does not, this does not compile. */
export const lies: readonly [
  Lies<Pick<Fixed['sounds'], Sounds>, Real['sounds']>,
  Lies<Pick<Fixed['sounds']['collections'], Collections>, Real['sounds']['collections']>,
  Lies<Pick<Fixed['identity'], Identity>, Real['identity']>,
  Lies<Pick<Fixed['library']['tracks'], Tracks>, Real['library']['tracks']>,
  Lies<Pick<Fixed['library'], Room>, Real['library']>,
  Lies<Pick<Fixed['library']['playlists'], Playlists>, Real['library']['playlists']>,
][] = []
type None = [never, never, never, never, never, never]
export const none: None[] = lies.map((lie) => [lie[0], lie[1], lie[2], lie[3], lie[4], lie[5]])

/** Nothing the app sends may have become `any` on the way. */
type IsAny<T> = 0 extends 1 & T ? true : false
export const typedAnswers: IsAny<Real['sounds']['get']['prompt']> = false
export const typedTracks: IsAny<Real['library']['tracks']['get']['title']> = false
export const typedInputs: IsAny<inferRouterInputs<AppRouter>['sounds']['list']> = false
