import { z } from 'zod'
import { complaint, cursor, limit, moment, prose, ref, sha256, text } from '../shared/input.ts'

export const trackFormats = ['mp3', 'flac', 'wav', 'ogg', 'opus', 'm4a', 'aac', 'webm'] as const
export type TrackFormat = (typeof trackFormats)[number]
export type TrackState = 'reading' | 'ready' | 'failed'

export const trackId = ref('library.music_tracks')
export const artistId = ref('library.artists')
export const albumId = ref('library.albums')
export const genreId = ref('library.genres')
export const playlistId = ref('library.playlists')
export const revisionId = ref('library.revisions')
export const uploadId = ref('library.uploads')
export const shareId = ref('library.shares')

const word = (max: number) => prose(max).nullable()
const number = z.int().min(0).max(9999).nullable()

/** What a track says of itself and a person may say otherwise. */
export const tags = z.strictObject({
  title: prose(500),
  artist: word(500),
  album: word(500),
  albumArtist: word(500),
  genre: word(200),
  year: number,
  trackNumber: number,
  discNumber: number,
})
export type Tags = z.infer<typeof tags>

/** Fields that are not named stay as they are; null says that there is none, whatever the file says. */
export const tagChange = tags.partial().refine((change) => Object.keys(change).length > 0, 'Nothing is changed.')
export type TagChange = Partial<Tags>

/** What the file said: `tags` as Stemma has them, the rest as it stood there. */
export type FileSaid = { tags?: Partial<Tags>; [field: string]: unknown }

const many = z.array(trackId).min(1).max(5000)
export const editInput = z.strictObject({ trackIds: many, change: tagChange })
/** These fields are again what the file says. */
export const resetInput = z.strictObject({ trackIds: many, fields: z.array(tags.keyof()).min(1).max(8) })

export const metadataKey = prose(100).normalize('NFC')
export const metadataInput = z.strictObject({ trackIds: many, key: metadataKey, value: prose(2000) })
export const metadataRemoval = metadataInput.omit({ value: true })
export const trackInput = z.strictObject({ id: trackId })
export const tracksMany = z.strictObject({ trackIds: many })
/** A picture the caller has sent; null takes the cover away. */
export const coverInput = z.strictObject({ trackIds: many, cover: sha256.nullable() })

export const trackOrders = [
  'title',
  'artist',
  'album',
  'genre',
  'year',
  'duration',
  'size',
  'format',
  'bitrate',
  'tempo',
  'key',
  'loudness',
  'added',
] as const
export type TrackOrder = (typeof trackOrders)[number]

const paged = { cursor: cursor.optional(), limit: limit.default(50) }
export const ofTrackInput = z.strictObject({ ...paged, trackId })
export const pageInput = z.strictObject(paged)

/** Keys as they are written, by pitch class from C up: twelve major ones, then twelve minor. */
export const musicalKeys = 'C C# D D# E F F# G G# A A# B Cm C#m Dm D#m Em Fm F#m Gm G#m Am A#m Bm'.split(' ')

/** What names begin with, as they are sorted: what comes before the letters, the letters, and other scripts. */
export const letters = ['#', ...('ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('') as [string]), '…'] as const
export type Letter = (typeof letters)[number]

/** From here to there, both among them; one end may be open. */
const between = (bound: z.ZodNumber) => z.strictObject({ from: bound.optional(), to: bound.optional() }).optional()
/** What narrows a list of tracks down: all of these are true of each. */
export const filters = {
  artistId: artistId.optional(),
  albumId: albumId.optional(),
  genreId: genreId.optional(),
  year: between(z.int().min(0).max(9999)),
  format: z.enum(trackFormats).optional(),
  /** Beats a minute. */
  tempo: between(z.number().min(0).max(1000)),
  key: z.enum(musicalKeys).optional(),
}
/** By how often and how lately a track was heard, too; and by how well it fits the query, which is `added` where there is none. */
export const listOrders = [...trackOrders, 'plays', 'played', 'rank'] as const
export type ListOrder = (typeof listOrders)[number]
export const tracksInput = z.strictObject({
  ...paged,
  ...filters,
  /** What is looked for in title, artist, album and own tags; a word may have one mistake. */
  query: prose(200).optional(),
  order: z.enum(listOrders).default('rank'),
  descending: z.boolean().default(false),
  /** Where in the order of titles, artists or albums to begin; in another order it says nothing. */
  from: z.enum(letters).optional(),
})
export const letterOrders = ['title', 'artist', 'album'] as const
export type LetterOrder = (typeof letterOrders)[number]
export const lettersInput = z.strictObject({ order: z.enum(letterOrders) })
/** A piece of the name. */
const nameQuery = prose(200).optional()
export const artistsInput = z.strictObject({ ...paged, query: nameQuery })
export const albumOrders = ['name', 'added'] as const
export const albumsInput = z.strictObject({
  ...paged,
  artistId: artistId.optional(),
  /** By name, or the latest first. */
  order: z.enum(albumOrders).default('name'),
  query: nameQuery,
})

export const playlistName = prose(255).normalize('NFC')
export const playlistDescription = prose(2000, 0)
export const playlistInput = z.strictObject({
  name: playlistName,
  description: playlistDescription.nullable().default(null),
  isPublic: z.boolean().default(false),
})
export const playlistChange = playlistInput.partial().extend({ id: playlistId })
export const entriesInput = z.strictObject({ playlistId, trackIds: many })
export const moveInput = z.strictObject({ playlistId, trackId, after: trackId.nullable() })
export const playlistRef = z.strictObject({ id: playlistId })
export const playlistTracksInput = z.strictObject({ ...paged, playlistId })

/** A playlist file of another program; the format is told from what stands in it. */
const playlistFile = { name: text(255), base64: z.base64().min(1).max(1_000_000) }
export const readFileInput = z.strictObject(playlistFile)
/** `choices` say which track stands for an entry, or that none does; for the others it is the one we are sure of. */
export const importFileInput = z.strictObject({
  ...playlistFile,
  title: playlistName.optional(),
  choices: z
    .array(z.strictObject({ index: z.int().min(0).max(4999), trackId: trackId.nullable() }))
    .max(5000)
    .default([]),
})
export const exportFormats = ['m3u8', 'xspf', 'jspf'] as const
export const exportFileInput = z.strictObject({ id: playlistId, format: z.enum(exportFormats) })
export const lineId = ref('library.playlist_lines')
export const settleInput = z.strictObject({ lineId, trackId })
export const dismissInput = z.strictObject({ lineId })

export const revisionDeeds = ['tags', 'metadata', 'cover', 'lyrics', 'playlist', 'entries', 'rules'] as const
export const revisionsInput = z.strictObject({ ...paged, playlistId: playlistId.optional() })
export const revisionInput = z.strictObject({ revisionId })
export const revisionItemsInput = z.strictObject({ ...paged, revisionId })
/** Fields by their names; of an entry, behind which other it stood. */
export type RevisionState = { [field: string]: string | number | boolean | null }

export const uploadStates = ['receiving', 'checking', 'done', 'known', 'refused'] as const
export const uploadInput = z.strictObject({
  batch: z.uuid().meta({ ref: 'batch' }),
  fileName: text(500),
  size: z.int().positive().max(4_294_967_296),
  declaredSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
})

export const uploadsInput = z.strictObject({ ...paged, batch: z.uuid().meta({ ref: 'batch' }).optional() })

/** Milliseconds by which a player's clock may be ahead of ours: a listen that begins later than that has not been. */
export const clockAhead = 600_000

export const listenInput = z.strictObject({
  trackId,
  listenedAt: moment,
  listenedMs: z.int().min(1).max(86_400_000),
})

export const playedBy = ['most', 'last'] as const
export const playedInput = z.strictObject({ ...paged, by: z.enum(playedBy).default('most') })

/** What ListenBrainz shows a person of themselves, to be given to those who may tell it what they hear. */
export const listenBrainzToken = z
  .string()
  .regex(/^[\x21-\x7e]{8,200}$/, 'A token has no blanks.')
  .meta({ ref: 'secret' })

const fields = ['title', 'artist', 'album', 'genre', 'year', 'duration', 'tempo', 'key', 'playCount', 'added'] as const
const rule = z.strictObject({
  field: z.enum(fields),
  is: z.enum(['equal', 'unequal', 'contains', 'more', 'less']),
  value: z.union([text(500), z.number().min(-1e9).max(1e9)]),
})
/** What a smart playlist holds: tracks for which all or any of these are true. */
export const rules = z.strictObject({
  match: z.enum(['all', 'any']).default('all'),
  rules: z.array(rule).min(1).max(20),
  order: z.enum(trackOrders).default('added'),
  descending: z.boolean().default(true),
  limit: z.int().min(1).max(5000).default(500),
})
export type Rules = z.infer<typeof rules>
export const rulesInput = z.strictObject({ id: playlistId, rules: rules.nullable() })

export const lyricSources = ['embedded', 'file', 'typed'] as const
/** A line, and the millisecond at which it begins where the words are synced. */
export const lyricLine = z.strictObject({ at: z.int().min(0).max(86_400_000).optional(), text: text(1000, 0) })
export type LyricLine = z.infer<typeof lyricLine>
/** Words a person typed; no lines take them away. */
export const lyricsInput = z.strictObject({
  trackId,
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .default('xxx'),
  lines: z.array(lyricLine).max(2000),
})

export const subject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('track'), id: trackId }),
  z.strictObject({ kind: z.literal('album'), id: albumId }),
  z.strictObject({ kind: z.literal('playlist'), id: playlistId }),
])
export type Subject = z.infer<typeof subject>
export const starred = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('track'), id: trackId }),
  z.strictObject({ kind: z.literal('album'), id: albumId }),
  z.strictObject({ kind: z.literal('artist'), id: artistId }),
])
export type Starred = z.infer<typeof starred>
export const starInput = z.strictObject({ subject: starred, value: z.boolean() })
/** What a link to something of the library is made of. Whoever has it is shown that. */
export const shareToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{32}$/)
  .brand<'library_share_token'>()
  .meta({ ref: 'library_share_token' })
export const opened = z.strictObject({ token: shareToken })
export const openedReport = z.strictObject({ token: shareToken, ...complaint })
export const playlistReport = z.strictObject({ id: playlistId, ...complaint })
export const openedTracksInput = z.strictObject({ ...paged, token: shareToken })
export const unshareInput = z.strictObject({ id: shareId })
export const shareInput = z.strictObject({ subject, expiresAt: moment.nullish() })
