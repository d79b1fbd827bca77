import type { Outputs } from '../../trpc.ts'

export type Playlist = Outputs['library']['playlists']['list']['items'][number]
export type Entry = Outputs['library']['playlists']['entries']['items'][number]
export type Revision = Outputs['library']['revisions']['list']['items'][number]
