import { p } from '@mikro-orm/core'
import { MusicTrack } from './music-track.ts'

/** The track a row belongs to; the key contains the owner, so that no row reaches another's track. */
export const ofTrack = () =>
  p
    .manyToOne(MusicTrack)
    .lazyRef()
    .joinColumns('track_id', 'owner_id')
    .referencedColumnNames('id', 'user_id')
    .deleteRule('cascade')
    .updateRule('no action')
    .index(false)
