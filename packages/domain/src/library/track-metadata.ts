import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, own } from '../shared/columns.ts'
import { ofTrack } from './of-track.ts'

const schema = defineEntity({
  name: 'TrackMetadata',
  schema: 'library',
  tableName: 'track_metadata',
  ...own('owner_id'),
  indexes: [{ name: 'track_metadata_owner_id_key_index', properties: ['ownerId', 'key', 'id'] }],
  uniques: [{ name: 'track_metadata_track_id_key_unique', properties: ['trackId', 'key'] }],
  properties: {
    id: id(),
    trackId: p.uuid(),
    ownerId: p.uuid(),
    track: () => ofTrack(),
    key: p.string().length(100),
    value: p.string().length(2000),
    createdAt: createdAt(),
  },
})

/** A key and a value a person gave a track: found by search as its tags are. */
export class TrackMetadata extends schema.class {}
schema.setClass(TrackMetadata)
