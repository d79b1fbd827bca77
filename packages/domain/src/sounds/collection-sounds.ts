import { Owned } from '../shared/repository.ts'
import { CollectionSound } from './collection-sound.ts'

/** Places of sounds in the caller's collections. */
export class CollectionSounds extends Owned<CollectionSound, 'ownerId'> {
  protected readonly entity = CollectionSound
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'sound'
}
