import { Owned } from '../shared/repository.ts'
import { PlaylistLine } from './playlist-line.ts'

/** Lines of files the caller imported. */
export class PlaylistLines extends Owned<PlaylistLine, 'ownerId'> {
  protected readonly entity = PlaylistLine
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'line'
}
