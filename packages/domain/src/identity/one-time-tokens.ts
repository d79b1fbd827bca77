import { Owned } from '../shared/repository.ts'
import { OneTimeToken } from './one-time-token.ts'

/** Links sent to the caller. */
export class OneTimeTokens extends Owned<OneTimeToken, 'userId'> {
  protected readonly entity = OneTimeToken
  protected readonly owner = 'userId' as const
  protected readonly thing = 'link'
}
