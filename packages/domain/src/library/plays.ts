import { Owned } from '../shared/repository.ts'
import { Play } from './play.ts'

/** How often the caller heard what. */
export class Plays extends Owned<Play, 'ownerId'> {
  protected readonly entity = Play
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'track'
}
