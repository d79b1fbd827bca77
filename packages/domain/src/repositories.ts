import { AccessTokens } from './identity/access-tokens.ts'
import { AllSettings } from './identity/all-settings.ts'
import { AuditLog } from './identity/audit-log.ts'
import { Erasures } from './identity/erasures.ts'
import { Invites } from './identity/invites.ts'
import { OneTimeTokens } from './identity/one-time-tokens.ts'
import { Profiles } from './identity/profiles.ts'
import { StripeEvents } from './identity/stripe-events.ts'
import { UserSessions } from './identity/user-sessions.ts'
import { Users } from './identity/users.ts'
import { IdempotencyKeys } from './jobs/idempotency-keys.ts'
import { JobEvents } from './jobs/job-events.ts'
import { Jobs } from './jobs/jobs.ts'
import { Albums } from './library/albums.ts'
import { AllLyrics } from './library/all-lyrics.ts'
import { AllMetadata } from './library/all-metadata.ts'
import { AllRules } from './library/all-rules.ts'
import { Artists } from './library/artists.ts'
import { Genres } from './library/genres.ts'
import { MusicTracks } from './library/music-tracks.ts'
import { PlaylistTracks } from './library/playlist-tracks.ts'
import { Playlists } from './library/playlists.ts'
import { Plays } from './library/plays.ts'
import { RevisionItems } from './library/revision-items.ts'
import { Revisions } from './library/revisions.ts'
import { Shares } from './library/shares.ts'
import { Stars } from './library/stars.ts'
import { Totals } from './library/totals.ts'
import { TrackListens } from './library/track-listens.ts'
import { Uploads } from './library/uploads.ts'
import type { Unit } from './shared/unit.ts'
import { CollectionSounds } from './sounds/collection-sounds.ts'
import { Collections } from './sounds/collections.ts'
import { Favorites } from './sounds/favorites.ts'
import { Generations } from './sounds/generations.ts'
import { Listens } from './sounds/listens.ts'
import { Reports } from './sounds/reports.ts'
import { SharedSounds } from './sounds/shared-sounds.ts'
import { ArtistPlays } from './library/artist-plays.ts'
import { ListeningMonths } from './library/listening-months.ts'
import { PlaylistHeads } from './library/playlist-heads.ts'
import { PlaylistLines } from './library/playlist-lines.ts'
import { Scrobblers } from './library/scrobblers.ts'
import { CoverRenditions } from './library/cover-renditions.ts'
import { ShownReports } from './library/shown-reports.ts'
import { ShareViews } from './library/share-views.ts'
import { Blobs } from './storage/blobs.ts'
import { Holdings } from './storage/holdings.ts'

/** A repository for every table. */
const kinds = {
  users: Users,
  profiles: Profiles,
  settings: AllSettings,
  sessions: UserSessions,
  accessTokens: AccessTokens,
  oneTimeTokens: OneTimeTokens,
  invites: Invites,
  audit: AuditLog,
  stripeEvents: StripeEvents,
  erasures: Erasures,
  blobs: Blobs,
  holdings: Holdings,
  jobs: Jobs,
  jobEvents: JobEvents,
  idempotencyKeys: IdempotencyKeys,
  generations: Generations,
  favorites: Favorites,
  sharedSounds: SharedSounds,
  collections: Collections,
  collectionSounds: CollectionSounds,
  listens: Listens,
  reports: Reports,
  artists: Artists,
  albums: Albums,
  genres: Genres,
  totals: Totals,
  tracks: MusicTracks,
  trackMetadata: AllMetadata,
  playlists: Playlists,
  playlistTracks: PlaylistTracks,
  playlistRules: AllRules,
  revisions: Revisions,
  revisionItems: RevisionItems,
  uploads: Uploads,
  trackListens: TrackListens,
  plays: Plays,
  stars: Stars,
  lyrics: AllLyrics,
  shares: Shares,
  shareViews: ShareViews,
  shownReports: ShownReports,
  coverRenditions: CoverRenditions,
  playlistHeads: PlaylistHeads,
  playlistLines: PlaylistLines,
  artistPlays: ArtistPlays,
  listeningMonths: ListeningMonths,
  scrobblers: Scrobblers,
}

export type Repositories = { readonly [Name in keyof typeof kinds]: InstanceType<(typeof kinds)[Name]> }

/** Gives every unit of `Kind` its repositories, each made when it is first asked for. */
export function giveRepositories(prototype: Unit): void {
  for (const [name, Kind] of Object.entries(kinds)) {
    Object.defineProperty(prototype, name, {
      get(this: Unit) {
        const made = new Kind(this)
        Object.defineProperty(this, name, { value: made })
        return made
      },
    })
  }
}
