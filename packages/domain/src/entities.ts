import { AccessToken } from './identity/access-token.ts'
import { AuditEntry } from './identity/audit-entry.ts'
import { Erasure } from './identity/erasure.ts'
import { Invite } from './identity/invite.ts'
import { OneTimeToken } from './identity/one-time-token.ts'
import { Profile } from './identity/profile.ts'
import { StripeEvent } from './identity/stripe-event.ts'
import { UserSession } from './identity/user-session.ts'
import { UserSettings } from './identity/user-settings.ts'
import { User } from './identity/user.ts'
import { IdempotencyKey } from './jobs/idempotency-key.ts'
import { JobEvent } from './jobs/job-event.ts'
import { Job } from './jobs/job.ts'
import { Album } from './library/album.ts'
import { Artist } from './library/artist.ts'
import { Genre } from './library/genre.ts'
import { Lyrics } from './library/lyrics.ts'
import { MusicTrack } from './library/music-track.ts'
import { Play } from './library/play.ts'
import { PlaylistRules } from './library/playlist-rules.ts'
import { PlaylistTrack } from './library/playlist-track.ts'
import { Playlist } from './library/playlist.ts'
import { RevisionItem } from './library/revision-item.ts'
import { Revision } from './library/revision.ts'
import { Share } from './library/share.ts'
import { Star } from './library/star.ts'
import { Total } from './library/total.ts'
import { TrackListen } from './library/track-listen.ts'
import { TrackMetadata } from './library/track-metadata.ts'
import { ArtistPlay } from './library/artist-play.ts'
import { ListeningMonth } from './library/listening-month.ts'
import { PlaylistHead } from './library/playlist-head.ts'
import { PlaylistLine } from './library/playlist-line.ts'
import { Scrobbler } from './library/scrobbler.ts'
import { CoverRendition } from './library/cover-rendition.ts'
import { ShownReport } from './library/shown-report.ts'
import { ShareView } from './library/share-view.ts'
import { Upload } from './library/upload.ts'
import { CollectionSound } from './sounds/collection-sound.ts'
import { Collection } from './sounds/collection.ts'
import { Favorite } from './sounds/favorite.ts'
import { Generation } from './sounds/generation.ts'
import { Listen } from './sounds/listen.ts'
import { Report } from './sounds/report.ts'
import { SharedSound } from './sounds/shared-sound.ts'
import { Blob } from './storage/blob.ts'
import { Holding } from './storage/holding.ts'

/** Every table, in the order of the contexts. */
export const entities = [
  User,
  Profile,
  UserSettings,
  UserSession,
  AccessToken,
  OneTimeToken,
  Invite,
  AuditEntry,
  StripeEvent,
  Erasure,
  Blob,
  Holding,
  Job,
  JobEvent,
  IdempotencyKey,
  Generation,
  Favorite,
  SharedSound,
  Collection,
  CollectionSound,
  Listen,
  Report,
  Artist,
  Album,
  Genre,
  Total,
  MusicTrack,
  TrackMetadata,
  Playlist,
  PlaylistTrack,
  PlaylistRules,
  Revision,
  RevisionItem,
  Upload,
  TrackListen,
  Play,
  Star,
  Lyrics,
  Share,
  ShareView,
  ShownReport,
  CoverRendition,
  PlaylistHead,
  PlaylistLine,
  ArtistPlay,
  ListeningMonth,
  Scrobbler,
]
