import { Owned } from '../shared/repository.ts'
import { ListeningMonth } from './listening-month.ts'

/** How much the caller heard, month by month. */
export class ListeningMonths extends Owned<ListeningMonth, 'ownerId'> {
  protected readonly entity = ListeningMonth
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'month'
}
