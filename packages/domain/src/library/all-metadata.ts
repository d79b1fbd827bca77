import { Owned } from '../shared/repository.ts'
import { TrackMetadata } from './track-metadata.ts'

/** Keys and values the caller gave tracks; `edit-metadata.ts` writes them, and what was there before. */
export class AllMetadata extends Owned<TrackMetadata, 'ownerId'> {
  protected readonly entity = TrackMetadata
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'tag'

  /** All of a track's, by key. */
  of(trackId: string): Promise<TrackMetadata[]> {
    return this.all({ trackId }, { key: 'asc' })
  }
}
