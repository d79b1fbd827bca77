import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, own } from '../shared/columns.ts'
import { Artist } from './artist.ts'

const schema = defineEntity({
  name: 'Album',
  schema: 'library',
  tableName: 'albums',
  ...own('user_id'),
  indexes: [
    {
      name: 'albums_name_index',
      expression:
        'create index "albums_name_index" on "library"."albums" ("user_id", "sort_key", "id") where track_count > 0',
    },
    {
      name: 'albums_created_at_index',
      expression:
        'create index "albums_created_at_index" on "library"."albums" ("user_id", "created_at" desc, "id" desc) where track_count > 0',
    },
    {
      name: 'albums_search_index',
      expression:
        'create index "albums_search_index" on "library"."albums" using gin (library.search_keys("user_id", "search_text")) with (fastupdate=off)',
    },
  ],
  uniques: [
    { name: 'albums_artist_id_name_key_unique', properties: ['artistId', 'nameKey'] },
    { name: 'albums_id_user_id_unique', properties: ['id', 'userId'] },
  ],
  properties: {
    id: id(),
    userId: p.uuid(),
    artistId: p.uuid(),
    artist: () =>
      p
        .manyToOne(Artist)
        .lazyRef()
        .joinColumns('artist_id', 'user_id')
        .referencedColumnNames('id', 'user_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    name: p.string().length(500),
    nameKey: p.string().length(1000).generated('(lower((name)::text)) stored').nullable(),
    /** How it sorts; two long names may share it, the id tells them apart. */
    sortKey: p.string().length(200).generated('("left"(lower((name)::text), 100)) stored').nullable(),
    trackCount: p.integer().default(0),
    durationMs: p.bigint('number').default(0),
    createdAt: createdAt(),
    /** The name as it is searched. */
    searchText: p.text().generated('(library.folded((name)::text)) stored').nullable(),
  },
})

/** Tracks that name the same album of the same artist (the album's own, else the track's). Made and counted by the database alone. */
export class Album extends schema.class {}
schema.setClass(Album)
