import { defineEntity, p } from '@mikro-orm/core'
import { instant, own } from '../shared/columns.ts'
import { ofTrack } from './of-track.ts'

const table = '"library"."plays"'

const schema = defineEntity({
  name: 'Play',
  schema: 'library',
  tableName: 'plays',
  ...own('owner_id'),
  indexes: [
    {
      name: 'plays_most_index',
      expression: `create index "plays_most_index" on ${table} ("owner_id", "play_count" desc, "track_id" desc)`,
    },
    {
      name: 'plays_last_index',
      expression: `create index "plays_last_index" on ${table} ("owner_id", "last_played_at" desc, "track_id" desc)`,
    },
  ],
  properties: {
    trackId: p.uuid().primary(),
    ownerId: p.uuid(),
    track: () => ofTrack(),
    playCount: p.integer().default(0),
    listenedMs: p.bigint('number').default(0),
    lastPlayedAt: instant().nullable(),
  },
})

/** How often a track was heard, counted by the database. Apart from the track: a listen must not touch its twenty indexes. */
export class Play extends schema.class {}
schema.setClass(Play)
