import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, own } from '../shared/columns.ts'
import { person } from './links.ts'

const schema = defineEntity({
  name: 'Artist',
  schema: 'library',
  tableName: 'artists',
  ...own('user_id'),
  indexes: [
    {
      name: 'artists_name_index',
      expression:
        'create index "artists_name_index" on "library"."artists" ("user_id", "sort_key", "id") where track_count > 0 or album_count > 0',
    },
    {
      name: 'artists_search_index',
      expression:
        'create index "artists_search_index" on "library"."artists" using gin (library.search_keys("user_id", "search_text")) with (fastupdate=off)',
    },
  ],
  uniques: [
    { name: 'artists_user_id_name_key_unique', properties: ['userId', 'nameKey'] },
    { name: 'artists_id_user_id_unique', properties: ['id', 'userId'] },
  ],
  properties: {
    id: id(),
    userId: () => person(),
    name: p.string().length(500),
    nameKey: p.string().length(1000).generated('(lower((name)::text)) stored').nullable(),
    /** How it sorts; two long names may share it, the id tells them apart. */
    sortKey: p.string().length(200).generated('("left"(lower((name)::text), 100)) stored').nullable(),
    /** Tracks by this artist, and albums of which it is the artist; what is in the trash is not counted. */
    trackCount: p.integer().default(0),
    albumCount: p.integer().default(0),
    durationMs: p.bigint('number').default(0),
    createdAt: createdAt(),
    /** The name as it is searched. */
    searchText: p.text().generated('(library.folded((name)::text)) stored').nullable(),
  },
})

/** A name that tracks of a person carry. Nobody's name is the empty one. Made and counted by the database alone. */
export class Artist extends schema.class {}
schema.setClass(Artist)
