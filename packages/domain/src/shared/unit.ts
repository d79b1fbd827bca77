import type { SqlEntityManager } from '@mikro-orm/sql'
import { CompiledQuery, type Transaction } from 'kysely'
import { DomainError } from './errors.ts'
import { sql, type Sql } from './sql.ts'

/** Who a transaction speaks for. `user` is null for nobody, and for the server's own errands. */
export type Identity = { user: string | null; session: string | null; accessToken: string | null }

/** Where a request came from, for the audit log. */
export type Origin = { ip: string | null; userAgent: string | null; requestId: string | null }
const fromNowhere: Origin = { ip: null, userAgent: null, requestId: null }

/** One open transaction, and who it speaks for. After it closed nothing can be asked of it: it must not answer with an empty world. */
export class Unit {
  readonly identity: Identity
  readonly origin: Origin
  readonly #em: SqlEntityManager
  #open = true

  constructor(em: SqlEntityManager, identity: Identity, origin: Origin = fromNowhere) {
    this.#em = em
    this.identity = identity
    this.origin = origin
  }

  get em(): SqlEntityManager {
    if (!this.#open) throw new DomainError('unit_closed')
    return this.#em
  }

  /** The caller's id; refuses where there is none. */
  get user(): string {
    if (this.identity.user === null) throw new DomainError('log_in_first')
    return this.identity.user
  }

  /** Runs SQL in this transaction, seeing what was changed in it so far. */
  async rows<Row>(statement: Sql): Promise<Row[]> {
    const trx = this.em.getTransactionContext<Transaction<unknown>>()!
    const { rows } = await trx.executeQuery<Row>(CompiledQuery.raw(statement.text, [...statement.values]))
    return rows
  }

  async row<Row>(statement: Sql): Promise<Row | undefined> {
    return (await this.rows<Row>(statement))[0]
  }

  /** The transaction as pg-boss takes it, so that a job is enqueued with the rows it concerns or not at all. */
  get transaction(): Transaction<unknown> {
    return this.em.getTransactionContext<Transaction<unknown>>()!
  }

  /** Goes on as a person known only now: a link's owner, a job's owner. */
  async become(user: string): Promise<void> {
    await this.rows(sql`select set_config('app.user_id', ${user}, true)`)
    this.identity.user = user
  }

  protected close(): void {
    this.#open = false
  }
}
