import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, instant, own, sha256, updatedAt } from '../shared/columns.ts'
import { Album } from './album.ts'
import { Artist } from './artist.ts'
import { Genre } from './genre.ts'
import type { FileSaid, Tags, TrackFormat, TrackState } from './input.ts'
import { blob, person } from './links.ts'
import { orders } from './orders.ts'

const table = '"library"."music_tracks"'
const list = (values: readonly string[]) => values.map((value) => `'${value}'::character varying`).join(', ')
const key = (column: string) => `("left"(lower((COALESCE(${column}, ''::character varying))::text), 100)) stored`

const schema = defineEntity({
  name: 'MusicTrack',
  schema: 'library',
  tableName: 'music_tracks',
  ...own('user_id'),
  checks: [
    { name: 'music_tracks_duration_check', expression: '((duration > 0) AND (duration_ms > 0))' },
    { name: 'music_tracks_file_size_check', expression: '(file_size > 0)' },
    {
      name: 'music_tracks_place_check',
      expression:
        '((year >= 0) AND (year <= 9999) AND (track_number >= 0) AND (track_number <= 9999) AND (disc_number >= 0) AND (disc_number <= 9999))',
    },
    {
      name: 'music_tracks_state_check',
      expression: `((state)::text = ANY ((ARRAY[${list(['reading', 'ready', 'failed'])}])::text[]))`,
    },
  ],
  indexes: [
    ...Object.entries(orders).map(([name, columns]) => ({
      name: `music_tracks_${name}_order`,
      expression: `create index "music_tracks_${name}_order" on ${table} (${['user_id', ...columns, 'id'].map((column) => `"${column}"`).join(', ')}) where deleted_at is null`,
    })),
    // What albums are listed by; read without a look at the tracks.
    ...['genre', 'year'].map((name) => ({
      name: `music_tracks_${name}_albums`,
      expression: `create index "music_tracks_${name}_albums" on ${table} ("user_id", "${name === 'genre' ? 'genre_id' : name}", "album_id") where deleted_at is null`,
    })),
    {
      name: 'music_tracks_trash_index',
      expression: `create index "music_tracks_trash_index" on ${table} ("user_id", "deleted_at" desc, "id" desc) where deleted_at is not null`,
    },
    {
      name: 'music_tracks_purge_index',
      expression: `create index "music_tracks_purge_index" on ${table} ("deleted_at") where deleted_at is not null`,
    },
    { name: 'music_tracks_artist_id_index', properties: ['artistId', 'titleKey', 'id'] },
    { name: 'music_tracks_album_id_index', properties: ['albumId', 'place', 'id'] },
    { name: 'music_tracks_genre_id_index', properties: ['genreId', 'titleKey', 'id'] },
    { name: 'music_tracks_file_sha256_index', properties: ['fileSha256'] },
    { name: 'music_tracks_cover_sha256_index', properties: ['coverSha256'] },
    { name: 'music_tracks_peaks_sha256_index', properties: ['peaksSha256'] },
    {
      name: 'music_tracks_search_index',
      expression: `create index "music_tracks_search_index" on ${table} using gin (library.search_keys("user_id", "search_text")) with (fastupdate=off)`,
    },
  ],
  uniques: [
    { name: 'music_tracks_id_user_id_unique', properties: ['id', 'userId'] },
    {
      name: 'music_tracks_user_id_audio_hash_unique',
      expression: `create unique index "music_tracks_user_id_audio_hash_unique" on ${table} ("user_id", "audio_hash") where deleted_at is null`,
    },
  ],
  properties: {
    id: id(),
    userId: () => person(),
    title: p.string().length(500),
    titleKey: p.string().length(200).generated(key('title')).nullable(),
    artist: p.string().length(500).nullable(),
    artistKey: p.string().length(200).generated(key('artist')).nullable(),
    album: p.string().length(500).nullable(),
    albumKey: p.string().length(200).generated(key('album')).nullable(),
    albumArtist: p.string().length(500).nullable(),
    genre: p.string().length(200).nullable(),
    genreKey: p.string().length(200).generated(key('genre')).nullable(),
    year: p.integer().nullable(),
    trackNumber: p.integer().nullable(),
    discNumber: p.integer().nullable(),
    /** Where on its album. */
    place: p.integer().generated('((COALESCE(disc_number, 0) * 10000) + COALESCE(track_number, 0)) stored').nullable(),
    /** In seconds, rounded up. */
    duration: p.integer().nullable(),
    durationMs: p.integer().nullable(),
    fileUrl: p.text().default(''),
    fileSize: p.bigint('number').nullable(),
    format: p.string().length(50).$type<TrackFormat>().nullable(),
    /** In kbit/s. */
    bitrate: p.integer().nullable(),
    /** What the file said, before anybody edited it. */
    metadata: p.json<FileSaid>().nullable(),
    /** What was edited: these win over what the file said, null too. */
    overlay: p
      .json<Partial<Tags>>()
      .defaultRaw("'{}'::jsonb")
      .onCreate(() => ({})),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant().nullable(),
    artistId: p.uuid(),
    artistRow: () =>
      p
        .manyToOne(Artist)
        .lazyRef()
        .joinColumns('artist_id', 'user_id')
        .referencedColumnNames('id', 'user_id')
        .deleteRule('no action')
        .updateRule('no action')
        .index(false),
    albumId: p.uuid(),
    albumRow: () =>
      p
        .manyToOne(Album)
        .lazyRef()
        .joinColumns('album_id', 'user_id')
        .referencedColumnNames('id', 'user_id')
        .deleteRule('no action')
        .updateRule('no action')
        .index(false),
    genreId: p.uuid(),
    genreRow: () =>
      p
        .manyToOne(Genre)
        .lazyRef()
        .joinColumns('genre_id', 'user_id')
        .referencedColumnNames('id', 'user_id')
        .deleteRule('no action')
        .updateRule('no action')
        .index(false),
    fileSha256: () => blob('file_sha256'),
    coverSha256: () => blob('cover_sha256'),
    peaksSha256: () => blob('peaks_sha256'),
    /** Of the decoded audio: the same whatever the tags and the name of the file. No blob has this name. */
    audioHash: sha256().nullable(),
    /** Beats a minute. Doubles, for only their order is an index condition under row-level security; that of `numeric` is not. */
    tempo: p.double().$type<number>().nullable(),
    tempoConfidence: p.double().$type<number>().nullable(),
    /** As it is written: C, F#m. */
    musicalKey: p.string().length(3).nullable(),
    keyConfidence: p.double().$type<number>().nullable(),
    /** LUFS. */
    loudness: p.double().$type<number>().nullable(),
    /** The highest sample, 1 is full scale. */
    peak: p.double().$type<number>().nullable(),
    searchText: p.text().default('').lazy(),
    state: p.string().length(20).$type<TrackState>().default('reading'),
    errorCode: p.string().length(60).nullable(),
    jobId: p.uuid().nullable(),
    /** The owner of the server shows it to nobody but its owner. It stands here and not on a link: a new link shows nothing either. */
    hiddenAt: instant().nullable(),
  },
})

/** A piece of music a person owns: a file, what it says of itself, and what its owner says instead. */
export class MusicTrack extends schema.class {
  /** Days a deleted track can be restored. */
  static readonly trashDays = 30
}
schema.setClass(MusicTrack)
