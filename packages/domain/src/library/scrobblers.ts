import { Owned } from '../shared/repository.ts'
import { Scrobbler } from './scrobbler.ts'

/** How telling ListenBrainz what the caller hears goes. */
export class Scrobblers extends Owned<Scrobbler, 'userId'> {
  protected readonly entity = Scrobbler
  protected readonly owner = 'userId' as const
  protected readonly thing = 'scrobbler'
}
