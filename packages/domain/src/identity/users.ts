import { Owned } from '../shared/repository.ts'
import { User } from './user.ts'

/** The caller, alone in the collection of users they may see. */
export class Users extends Owned<User, 'id'> {
  protected readonly entity = User
  protected readonly owner = 'id' as const
  protected readonly thing = 'account'

  /** The person this unit speaks for. */
  me(): Promise<User> {
    return this.get({})
  }
}
