import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, own } from '../shared/columns.ts'
import { MusicTrack } from './music-track.ts'
import { ofPlaylist } from './of-playlist.ts'
import type { PlaylistEntry } from './pure/playlists/model.ts'

const schema = defineEntity({
  name: 'PlaylistLine',
  schema: 'library',
  tableName: 'playlist_lines',
  ...own('owner_id'),
  indexes: [
    { name: 'playlist_lines_place_index', properties: ['playlistId', 'place', 'id'] },
    { name: 'playlist_lines_track_id_index', properties: ['trackId'] },
  ],
  uniques: [{ name: 'playlist_lines_playlist_id_track_id_unique', properties: ['playlistId', 'trackId'] }],
  properties: {
    id: id(),
    playlistId: p.uuid(),
    ownerId: p.uuid(),
    playlist: () => ofPlaylist(),
    /** The track that stands for it; null while none does. */
    trackId: p.uuid().nullable(),
    track: () =>
      p
        .manyToOne(MusicTrack)
        .lazyRef()
        .joinColumns('track_id', 'owner_id')
        .referencedColumnNames('id', 'user_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    /** The track it stands behind, wherever that goes; null at the beginning. */
    behind: p.uuid().nullable(),
    /** The how manieth it was in its file. */
    place: p.integer(),
    entry: p.json<PlaylistEntry>(),
    createdAt: createdAt(),
  },
})

/** A line of an imported playlist, whole: what no track stands for is kept too, and an export gives it back. */
export class PlaylistLine extends schema.class {}
schema.setClass(PlaylistLine)
