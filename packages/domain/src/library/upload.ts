import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, instant, own, sha256, updatedAt } from '../shared/columns.ts'
import type { uploadStates } from './input.ts'
import { MusicTrack } from './music-track.ts'
import { person } from './links.ts'

const list = (values: readonly string[]) => values.map((value) => `'${value}'::character varying`).join(', ')

const schema = defineEntity({
  name: 'Upload',
  schema: 'library',
  tableName: 'uploads',
  ...own('user_id'),
  checks: [
    { name: 'uploads_size_check', expression: '((size > 0) AND (received >= 0) AND (received <= size))' },
    {
      name: 'uploads_state_check',
      expression: `((state)::text = ANY ((ARRAY[${list(['receiving', 'checking', 'done', 'known', 'refused'])}])::text[]))`,
    },
  ],
  indexes: [
    {
      name: 'uploads_created_at_index',
      expression:
        'create index "uploads_created_at_index" on "library"."uploads" ("user_id", "created_at" desc, "id" desc)',
    },
    {
      name: 'uploads_receiving_index',
      expression: `create index "uploads_receiving_index" on "library"."uploads" ("user_id") include ("size") where ((state)::text = 'receiving'::text)`,
    },
    { name: 'uploads_expires_at_index', properties: ['expiresAt'] },
    { name: 'uploads_track_id_index', properties: ['trackId'] },
  ],
  properties: {
    id: id(),
    userId: () => person(),
    /** Files that were dropped together. */
    batch: p.uuid(),
    /** As the person's machine calls it: text, never a path. */
    fileName: p.string().length(500),
    size: p.bigint('number'),
    received: p.bigint('number').default(0),
    /** What the sender says the bytes will be. */
    declaredSha256: sha256().nullable(),
    state: p.string().length(20).$type<(typeof uploadStates)[number]>().default('receiving'),
    errorCode: p.string().length(60).nullable(),
    trackId: p.uuid().nullable(),
    track: () =>
      p
        .manyToOne(MusicTrack)
        .lazyRef()
        .joinColumns('track_id', 'user_id')
        .referencedColumnNames('id', 'user_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    expiresAt: instant(),
  },
})

/** A file on its way here, and what became of it: `known` was owned already, `refused` says why. */
export class Upload extends schema.class {
  /** Days an unfinished upload can be resumed, and a finished one is listed. */
  static readonly days = 7
}
schema.setClass(Upload)
