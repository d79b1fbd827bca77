import { Owned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
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

  /** The stored hash, which is not read with the rest of the row. */
  async passwordHash(): Promise<string | undefined> {
    const row = await this.unit.row<{ hash: string }>(
      sql`select password_hash as hash from identity.users where id = ${this.unit.user}`,
    )
    return row?.hash
  }

  /** A new account. Its id is the caller's: row-level security lets nobody make another's. */
  create(account: { id: string; email: string; username: string; passwordHash: string }): User {
    return this.unit.em.create(User, account)
  }
}
