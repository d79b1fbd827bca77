import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { createdAt, id, instant, system } from '../shared/columns.ts'
import type { reportReasons } from '../shared/input.ts'
import { Album } from './album.ts'
import { MusicTrack } from './music-track.ts'
import { Playlist } from './playlist.ts'

const schema = defineEntity({
  name: 'ShownReport',
  schema: 'library',
  tableName: 'reports',
  ...system(),
  checks: [{ name: 'reports_subject_check', expression: '(num_nonnulls(track_id, album_id, playlist_id) = 1)' }],
  indexes: [
    { name: 'reports_track_id_index', properties: ['trackId'] },
    { name: 'reports_album_id_index', properties: ['albumId'] },
    { name: 'reports_playlist_id_index', properties: ['playlistId'] },
    { name: 'reports_reporter_id_index', properties: ['reporterId'] },
  ],
  properties: {
    id: id(),
    trackId: () =>
      p
        .manyToOne(MusicTrack)
        .mapToPk()
        .joinColumn('track_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    albumId: () =>
      p
        .manyToOne(Album)
        .mapToPk()
        .joinColumn('album_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    playlistId: () =>
      p
        .manyToOne(Playlist)
        .mapToPk()
        .joinColumn('playlist_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    reporterId: () =>
      p
        .manyToOne(User)
        .mapToPk()
        .joinColumn('reporter_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    reason: p.string().length(20).$type<(typeof reportReasons)[number]>(),
    note: p.text().nullable(),
    createdAt: createdAt(),
    resolvedAt: instant().nullable(),
  },
})

/** Somebody thinks that what is shown of a library should not be there; the server's owner decides. */
export class ShownReport extends schema.class {}
schema.setClass(ShownReport)
