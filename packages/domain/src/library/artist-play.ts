import { defineEntity, p } from '@mikro-orm/core'
import { instant, own } from '../shared/columns.ts'
import { Artist } from './artist.ts'

const schema = defineEntity({
  name: 'ArtistPlay',
  schema: 'library',
  tableName: 'artist_plays',
  ...own('owner_id'),
  indexes: [
    {
      name: 'artist_plays_most_index',
      expression:
        'create index "artist_plays_most_index" on "library"."artist_plays" ("owner_id", "listened_ms" desc, "artist_id" desc)',
    },
  ],
  properties: {
    artistId: p.uuid().primary(),
    ownerId: p.uuid(),
    artist: () =>
      p
        .manyToOne(Artist)
        .lazyRef()
        .joinColumns('artist_id', 'owner_id')
        .referencedColumnNames('id', 'user_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    playCount: p.integer().default(0),
    listenedMs: p.bigint('number').default(0),
    lastPlayedAt: instant().nullable(),
  },
})

/** How much was heard of an artist, counted by the database; what was heard of a purged track stays heard. */
export class ArtistPlay extends schema.class {}
schema.setClass(ArtistPlay)
