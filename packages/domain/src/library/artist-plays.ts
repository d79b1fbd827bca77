import { Owned } from '../shared/repository.ts'
import { ArtistPlay } from './artist-play.ts'

/** How much the caller heard of whom. */
export class ArtistPlays extends Owned<ArtistPlay, 'ownerId'> {
  protected readonly entity = ArtistPlay
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'artist'
}
