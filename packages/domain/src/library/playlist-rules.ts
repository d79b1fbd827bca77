import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, own, updatedAt } from '../shared/columns.ts'
import type { Rules } from './input.ts'
import { ofPlaylist } from './of-playlist.ts'

const schema = defineEntity({
  name: 'PlaylistRules',
  schema: 'library',
  tableName: 'playlist_rules',
  ...own('owner_id'),
  properties: {
    playlistId: p.uuid().primary(),
    ownerId: p.uuid(),
    playlist: () => ofPlaylist(),
    rules: p.json<Rules>(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
})

/** What a smart playlist holds: its tracks are found when it is opened. */
export class PlaylistRules extends schema.class {}
schema.setClass(PlaylistRules)
