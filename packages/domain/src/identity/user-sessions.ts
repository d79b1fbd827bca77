import { Owned } from '../shared/repository.ts'
import { UserSession } from './user-session.ts'

/** The devices the caller is logged in on. */
export class UserSessions extends Owned<UserSession, 'userId'> {
  protected readonly entity = UserSession
  protected readonly owner = 'userId' as const
  protected readonly thing = 'session'
}
