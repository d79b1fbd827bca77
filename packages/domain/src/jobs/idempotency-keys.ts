import { Owned } from '../shared/repository.ts'
import { IdempotencyKey } from './idempotency-key.ts'

/** Mutations the caller had carried out under a key. */
export class IdempotencyKeys extends Owned<IdempotencyKey, 'ownerId'> {
  protected readonly entity = IdempotencyKey
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'key'
}
