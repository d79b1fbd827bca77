import { recheckStreams } from '../shared/channel.ts'
import { Owned } from '../shared/repository.ts'
import { view } from '../shared/view.ts'
import { UserSession } from './user-session.ts'

export const sessionView = view(UserSession, ['id', 'userAgent', 'ipAddress', 'lastSeenAt', 'createdAt'])

/** The devices the caller is logged in on. */
export class UserSessions extends Owned<UserSession, 'userId'> {
  protected readonly entity = UserSession
  protected readonly owner = 'userId' as const
  protected readonly thing = 'session'

  /** Newest use first; a person has few, and at most a hundred are shown. */
  async list(): Promise<UserSession[]> {
    return (await this.all({}, { lastSeenAt: 'desc' })).slice(0, 100)
  }

  /** Logs one device out. */
  async end(id: string): Promise<void> {
    this.remove(await this.get(id))
    await recheckStreams(this.unit)
  }

  /** Logs every device out, but for one that stays. */
  async endAll(except: string | null = null): Promise<number> {
    await recheckStreams(this.unit)
    return this.unit.em.nativeDelete(UserSession, {
      userId: this.unit.user,
      ...(except ? { id: { $ne: except } } : {}),
    })
  }
}
