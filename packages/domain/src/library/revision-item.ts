import { defineEntity, p } from '@mikro-orm/core'
import { own } from '../shared/columns.ts'
import type { RevisionState } from './input.ts'
import { blob } from './links.ts'
import { ofTrack } from './of-track.ts'
import { Revision } from './revision.ts'

const schema = defineEntity({
  name: 'RevisionItem',
  schema: 'library',
  tableName: 'revision_items',
  ...own('owner_id'),
  indexes: [
    { name: 'revision_items_track_id_index', properties: ['trackId'] },
    {
      name: 'revision_items_cover_sha256_index',
      expression:
        'create index "revision_items_cover_sha256_index" on "library"."revision_items" ("cover_sha256") where cover_sha256 is not null',
    },
  ],
  properties: {
    revisionId: p.uuid().primary(),
    trackId: p.uuid().primary(),
    ownerId: p.uuid(),
    revision: () =>
      p
        .manyToOne(Revision)
        .lazyRef()
        .joinColumns('revision_id', 'owner_id')
        .referencedColumnNames('id', 'user_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    track: () => ofTrack(),
    before: p.json<RevisionState>().nullable(),
    after: p.json<RevisionState>().nullable(),
    /** The cover it had before, kept for as long as that can come back. */
    coverSha256: () => blob('cover_sha256'),
  },
})

/** What an edit did to one track: the overlay before and after, or where it stood in the playlist. Null: it did not stand there. */
export class RevisionItem extends schema.class {}
schema.setClass(RevisionItem)
