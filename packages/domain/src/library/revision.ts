import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, instant, own } from '../shared/columns.ts'
import type { revisionDeeds, RevisionState } from './input.ts'
import { person } from './links.ts'
import { Playlist } from './playlist.ts'

const schema = defineEntity({
  name: 'Revision',
  schema: 'library',
  tableName: 'revisions',
  ...own('user_id'),
  indexes: [
    {
      name: 'revisions_created_at_index',
      expression:
        'create index "revisions_created_at_index" on "library"."revisions" ("user_id", "created_at" desc, "id" desc)',
    },
    {
      name: 'revisions_playlist_id_index',
      expression:
        'create index "revisions_playlist_id_index" on "library"."revisions" ("playlist_id", "created_at" desc, "id" desc) where playlist_id is not null',
    },
  ],
  uniques: [{ name: 'revisions_id_user_id_unique', properties: ['id', 'userId'] }],
  properties: {
    id: id(),
    userId: () => person(),
    deed: p.string().length(20).$type<(typeof revisionDeeds)[number]>(),
    playlistId: p.uuid().nullable(),
    playlist: () =>
      p
        .manyToOne(Playlist)
        .lazyRef()
        .joinColumns('playlist_id', 'user_id')
        .referencedColumnNames('id', 'user_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    /** By what it was done: the app, an import, or a player by its token's name. */
    via: p.string().length(100).default('app'),
    /** What a playlist's own fields were and became; what happened to tracks is in the items. */
    before: p.json<RevisionState>().nullable(),
    after: p.json<RevisionState>().nullable(),
    itemCount: p.integer().default(0),
    /** The revision this one took back. */
    undoes: p.uuid().nullable(),
    undoneAt: instant().nullable(),
    createdAt: createdAt(),
  },
})

/** One edit: of the tags of one or many tracks, or of a playlist. It can be taken back. */
export class Revision extends schema.class {}
schema.setClass(Revision)
