import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, own } from '../shared/columns.ts'
import { person } from './links.ts'

const schema = defineEntity({
  name: 'Genre',
  schema: 'library',
  tableName: 'genres',
  ...own('user_id'),
  indexes: [{ name: 'genres_name_index', properties: ['userId', 'sortKey', 'id'] }],
  uniques: [
    { name: 'genres_user_id_name_key_unique', properties: ['userId', 'nameKey'] },
    { name: 'genres_id_user_id_unique', properties: ['id', 'userId'] },
  ],
  properties: {
    id: id(),
    userId: () => person(),
    name: p.string().length(200),
    nameKey: p.string().length(400).generated('(lower((name)::text)) stored').nullable(),
    /** How it sorts; two long names may share it, the id tells them apart. */
    sortKey: p.string().length(200).generated('("left"(lower((name)::text), 100)) stored').nullable(),
    trackCount: p.integer().default(0),
    durationMs: p.bigint('number').default(0),
    createdAt: createdAt(),
  },
})

/** A genre that tracks of a person name; the empty one where they name none. Made and counted by the database alone. */
export class Genre extends schema.class {}
schema.setClass(Genre)
