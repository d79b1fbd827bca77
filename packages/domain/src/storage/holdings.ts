import { Owned } from '../shared/repository.ts'
import { Holding } from './holding.ts'

/** What the caller has sent or had made. */
export class Holdings extends Owned<Holding, 'ownerId'> {
  protected readonly entity = Holding
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'file'
}
