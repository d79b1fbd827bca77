import { defineEntity, p } from '@mikro-orm/core'
import { id, instant, own } from '../shared/columns.ts'
import { ofTrack } from './of-track.ts'

const schema = defineEntity({
  name: 'TrackListen',
  schema: 'library',
  tableName: 'listens',
  ...own('owner_id'),
  indexes: [
    {
      name: 'listens_listened_at_index',
      expression:
        'create index "listens_listened_at_index" on "library"."listens" ("owner_id", "listened_at" desc, "id" desc)',
    },
    {
      name: 'listens_scrobble_index',
      expression:
        'create index "listens_scrobble_index" on "library"."listens" ("owner_id", "listened_at") where scrobbled_at is null',
    },
  ],
  uniques: [{ name: 'listens_track_id_listened_at_unique', properties: ['trackId', 'listenedAt'] }],
  properties: {
    id: id(),
    trackId: p.uuid(),
    ownerId: p.uuid(),
    track: () => ofTrack(),
    /** When it began: the same listen told twice is one. */
    listenedAt: instant(),
    listenedMs: p.integer(),
    client: p.string().length(100).default('app'),
    /** When ListenBrainz was told. */
    scrobbledAt: instant().nullable(),
  },
})

/** That its owner heard a track, half of it or four minutes. */
export class TrackListen extends schema.class {}
schema.setClass(TrackListen)
