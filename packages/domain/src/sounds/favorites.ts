import { Owned } from '../shared/repository.ts'
import { Favorite } from './favorite.ts'

/** What the caller marked. */
export class Favorites extends Owned<Favorite, 'userId'> {
  protected readonly entity = Favorite
  protected readonly owner = 'userId' as const
  protected readonly thing = 'favourite'
}
