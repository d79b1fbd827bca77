import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, own } from '../shared/columns.ts'
import { ofPlaylist } from './of-playlist.ts'
import type { PlaylistHead as Head } from './pure/playlists/model.ts'

const schema = defineEntity({
  name: 'PlaylistHead',
  schema: 'library',
  tableName: 'playlist_heads',
  ...own('owner_id'),
  properties: {
    playlistId: p.uuid().primary(),
    ownerId: p.uuid(),
    playlist: () => ofPlaylist(),
    head: p.json<Head>(),
    createdAt: createdAt(),
  },
})

/** What an imported file said of the playlist itself, so that an export says it again. */
export class PlaylistHead extends schema.class {}
schema.setClass(PlaylistHead)
