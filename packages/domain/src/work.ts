import type { Transaction } from 'kysely'
import type pg from 'pg'
import { CompiledQuery } from 'kysely'
import type { SqlEntityManager } from '@mikro-orm/sql'
import type { Scope } from './identity/input.ts'
import { poolOf, type Orm } from './orm.ts'
import { writePage, type PageQuery, type WrittenPage } from './shared/page.ts'
import type { PipelinedClient } from './shared/pipelined-client.ts'
import { translate } from './shared/postgres-errors.ts'
import { sql, type Sql } from './shared/sql.ts'
import { Unit, type Identity, type Origin } from './shared/unit.ts'
import { giveRepositories, type Repositories } from './repositories.ts'

/** Whom a unit of work speaks for: who holds a token, a person we know already, or the server's owner at the command line. */
export type TokenHolder = { token: string | null; level: 'anyone' | 'person'; scope: Scope | null }
export type Caller = TokenHolder | { user: string | null } | { role: 'stemma_definer' }

class OpenUnit extends Unit {
  readonly #after: (() => void)[] = []

  /** Calls `deed` once the transaction is durable; never when it is not. */
  afterCommit(deed: () => void): void {
    this.#after.push(deed)
  }

  /** Writes what changed and ends the transaction. A constraint checked only now is still a DomainError. */
  async commit(): Promise<void> {
    const em = this.em
    this.close()
    try {
      await em.commit()
    } catch (error) {
      await em.rollback().catch(() => {})
      throw translate(error)
    } finally {
      em.clear()
    }
    for (const deed of this.#after) deed()
  }

  async rollback(): Promise<void> {
    const em = this.em
    this.close()
    try {
      await em.rollback()
    } catch {
      // the connection is gone, and the transaction with it
    } finally {
      em.clear()
    }
  }
}

giveRepositories(OpenUnit.prototype)

/** A unit of work: one transaction, its caller, and a repository for every table. */
export type Work = OpenUnit & Repositories

const authorise =
  'select user_id as "user", session_id as "session", access_token_id as "accessToken" from identity.auth_begin($1, $2, $3)'

/** Opens a transaction for a caller. Refuses with a DomainError where the caller may not. */
export async function startWork(orm: Orm, caller: Caller, origin?: Origin): Promise<Work> {
  const em = orm.em.fork() as unknown as SqlEntityManager
  try {
    await em.begin()
    return new OpenUnit(em, await identify(em.getTransactionContext<Transaction<unknown>>()!, caller), origin) as Work
  } catch (error) {
    if (em.isInTransaction()) await em.rollback().catch(() => {})
    throw translate(error)
  }
}

async function identify(trx: Transaction<unknown>, caller: Caller): Promise<Identity> {
  const ask = <Row>(text: string, values: unknown[] = []) => trx.executeQuery<Row>(CompiledQuery.raw(text, values))
  if ('role' in caller) {
    await ask(`set local role ${caller.role}`)
    return { user: null, session: null, accessToken: null }
  }
  if ('user' in caller) {
    await ask(`select set_config('app.user_id', $1, true)`, [caller.user ?? ''])
    return { user: caller.user, session: null, accessToken: null }
  }
  const { rows } = await ask<Identity>(authorise, [caller.token, caller.level, caller.scope])
  return rows[0]!
}

/** Refuses where the holder of a token may not do this as well: what it needs is known only now. */
export async function demandScope(work: Work, token: string | null, scope: Scope): Promise<void> {
  await work.rows(sql`select from identity.auth_begin(${token}, 'person', ${scope})`)
}

/** Runs `work` in a unit of its own: committed when it returns, rolled back when it throws. */
export async function inWork<T>(
  orm: Orm,
  caller: Caller,
  work: (unit: Work) => Promise<T>,
  origin?: Origin,
): Promise<T> {
  const unit = await startWork(orm, caller, origin)
  try {
    const result = await work(unit)
    await unit.commit()
    return result
  } catch (error) {
    await unit.rollback().catch(() => {})
    throw translate(error)
  }
}

/** One statement with its own transaction and caller, in a single round trip: the check and the statement under one Sync. */
export async function once<Row>(orm: Orm, caller: TokenHolder, statement: Sql): Promise<Row[]> {
  try {
    const client = (await (await poolOf(orm)).connect()) as pg.PoolClient & PipelinedClient
    let broken = false
    try {
      const guard = { text: authorise, values: [caller.token, caller.level, caller.scope] }
      return await client.guarded<Row>(guard, { text: statement.text, values: statement.values })
    } catch (error) {
      broken = !(error instanceof Error && 'severity' in error && error.severity === 'ERROR') // FATAL ends the session
      throw error
    } finally {
      client.release(broken)
    }
  } catch (error) {
    throw translate(error)
  }
}

/** A page in a single round trip. */
export const pageOnce = async <T>(orm: Orm, caller: TokenHolder, query: PageQuery<T>): Promise<WrittenPage<T>> =>
  writePage(query, await once<{ items: string }>(orm, caller, query.statement))
