import { Owned } from '../shared/repository.ts'
import { Collection } from './collection.ts'

/** The caller's collections. */
export class Collections extends Owned<Collection, 'userId'> {
  protected readonly entity = Collection
  protected readonly owner = 'userId' as const
  protected readonly thing = 'collection'
}
