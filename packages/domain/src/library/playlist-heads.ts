import { Owned } from '../shared/repository.ts'
import { PlaylistHead } from './playlist-head.ts'

/** What imported files said of the caller’s playlists. */
export class PlaylistHeads extends Owned<PlaylistHead, 'ownerId'> {
  protected readonly entity = PlaylistHead
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'playlist'
}
