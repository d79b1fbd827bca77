import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, own } from '../shared/columns.ts'
import { ofPlaylist } from './of-playlist.ts'
import { ofTrack } from './of-track.ts'

const schema = defineEntity({
  name: 'PlaylistTrack',
  schema: 'library',
  tableName: 'playlist_tracks',
  ...own('owner_id'),
  indexes: [{ name: 'playlist_tracks_track_id_index', properties: ['trackId'] }],
  uniques: [
    { name: 'playlist_tracks_playlist_id_track_id_unique', properties: ['playlistId', 'trackId'] },
    {
      name: 'playlist_tracks_playlist_id_position_unique',
      properties: ['playlistId', 'position'],
      deferMode: 'immediate',
    },
  ],
  properties: {
    id: id(),
    playlistId: p.uuid(),
    trackId: p.uuid(),
    ownerId: p.uuid(),
    playlist: () => ofPlaylist(),
    track: () => ofTrack(),
    position: p.integer(),
    addedAt: createdAt(),
  },
})

/** A track's place in a playlist; it stays while the track is in the trash. Positions have gaps. */
export class PlaylistTrack extends schema.class {}
schema.setClass(PlaylistTrack)
