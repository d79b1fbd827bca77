import { Unowned } from '../shared/repository.ts'
import { Erasure } from './erasure.ts'

/** The ledger of who was erased. */
export class Erasures extends Unowned<Erasure> {
  protected readonly entity = Erasure
}
