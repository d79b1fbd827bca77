import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, instant, own } from '../shared/columns.ts'
import { Album } from './album.ts'
import { MusicTrack } from './music-track.ts'
import { Playlist } from './playlist.ts'

const schema = defineEntity({
  name: 'Share',
  schema: 'library',
  tableName: 'shares',
  ...own('owner_id'),
  checks: [{ name: 'shares_subject_check', expression: '(num_nonnulls(track_id, album_id, playlist_id) = 1)' }],
  indexes: [
    {
      name: 'shares_created_at_index',
      expression:
        'create index "shares_created_at_index" on "library"."shares" ("owner_id", "created_at" desc, "id" desc)',
    },
  ],
  uniques: [
    { name: 'shares_share_token_unique', properties: ['shareToken'] },
    { name: 'shares_track_id_unique', properties: ['trackId'] },
    { name: 'shares_album_id_unique', properties: ['albumId'] },
    { name: 'shares_playlist_id_unique', properties: ['playlistId'] },
  ],
  properties: {
    id: id(),
    ownerId: p.uuid(),
    trackId: p.uuid().nullable(),
    track: () =>
      p
        .manyToOne(MusicTrack)
        .lazyRef()
        .joinColumns('track_id', 'owner_id')
        .referencedColumnNames('id', 'user_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    albumId: p.uuid().nullable(),
    album: () =>
      p
        .manyToOne(Album)
        .lazyRef()
        .joinColumns('album_id', 'owner_id')
        .referencedColumnNames('id', 'user_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    playlistId: p.uuid().nullable(),
    playlist: () =>
      p
        .manyToOne(Playlist)
        .lazyRef()
        .joinColumns('playlist_id', 'owner_id')
        .referencedColumnNames('id', 'user_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    shareToken: p.string().length(32),
    viewCount: p.integer().default(0),
    createdAt: createdAt(),
    expiresAt: instant().nullable(),
  },
})

/** A link to a track, an album or a playlist, for whoever has it. */
export class Share extends schema.class {}
schema.setClass(Share)
