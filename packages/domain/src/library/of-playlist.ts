import { p } from '@mikro-orm/core'
import { Playlist } from './playlist.ts'

/** The playlist a row belongs to; the key contains the owner. */
export const ofPlaylist = () =>
  p
    .manyToOne(Playlist)
    .lazyRef()
    .joinColumns('playlist_id', 'owner_id')
    .referencedColumnNames('id', 'user_id')
    .deleteRule('cascade')
    .updateRule('no action')
    .index(false)
