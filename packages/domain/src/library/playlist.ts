import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, instant, own, updatedAt } from '../shared/columns.ts'
import { person } from './links.ts'

const table = '"library"."playlists"'

const schema = defineEntity({
  name: 'Playlist',
  schema: 'library',
  tableName: 'playlists',
  ...own('user_id'),
  indexes: [
    {
      name: 'playlists_name_index',
      expression: `create index "playlists_name_index" on ${table} ("user_id", "name_key", "id") where deleted_at is null`,
    },
    {
      name: 'playlists_trash_index',
      expression: `create index "playlists_trash_index" on ${table} ("user_id", "deleted_at" desc, "id" desc) where deleted_at is not null`,
    },
    {
      name: 'playlists_purge_index',
      expression: `create index "playlists_purge_index" on ${table} ("deleted_at") where deleted_at is not null`,
    },
    { name: 'playlists_created_at_index', properties: ['createdAt'] },
  ],
  uniques: [{ name: 'playlists_id_user_id_unique', properties: ['id', 'userId'] }],
  properties: {
    id: id(),
    userId: () => person(),
    name: p.string().length(255),
    nameKey: p.string().length(200).generated('("left"(lower((name)::text), 100)) stored').nullable(),
    description: p.text().nullable(),
    isPublic: p.boolean().default(false),
    trackCount: p.integer().default(0),
    durationMs: p.bigint('number').default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant().nullable(),
    /** The owner of the server shows it to nobody but its maker. */
    hiddenAt: instant().nullable(),
  },
})

/** Tracks in an order: by hand, or by rules where it has any. */
export class Playlist extends schema.class {
  /** How far apart neighbours are put, so that moving one entry writes one row. */
  static readonly gap = 1024
}
schema.setClass(Playlist)
