import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, crossOwner, id } from '../shared/columns.ts'
import { Album } from './album.ts'
import { Artist } from './artist.ts'
import { MusicTrack } from './music-track.ts'

const schema = defineEntity({
  name: 'Star',
  schema: 'library',
  tableName: 'stars',
  ...crossOwner('owner_id'),
  checks: [{ name: 'stars_subject_check', expression: '(num_nonnulls(track_id, album_id, artist_id) = 1)' }],
  indexes: [
    {
      name: 'stars_created_at_index',
      expression:
        'create index "stars_created_at_index" on "library"."stars" ("owner_id", "created_at" desc, "id" desc)',
    },
  ],
  uniques: [
    { name: 'stars_track_id_unique', properties: ['trackId'] },
    { name: 'stars_album_id_unique', properties: ['albumId'] },
    { name: 'stars_artist_id_unique', properties: ['artistId'] },
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
    artistId: p.uuid().nullable(),
    artist: () =>
      p
        .manyToOne(Artist)
        .lazyRef()
        .joinColumns('artist_id', 'owner_id')
        .referencedColumnNames('id', 'user_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    createdAt: createdAt(),
  },
})

/** A person's mark on a track, an album or an artist of theirs. */
export class Star extends schema.class {}
schema.setClass(Star)
