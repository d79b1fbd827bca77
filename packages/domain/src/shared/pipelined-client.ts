import pg from 'pg'
import { GuardedQuery } from './guarded-query.ts'

/** What starts a transaction or names its caller travels with the statement after it, without waiting for an answer. */
const travelsAlong = /^(begin|start transaction|select set_config\()/

/** How many statements a connection keeps prepared, of units of work and guarded ones each. */
const preparedAtMost = 256

export type ClientOptions = pg.ClientConfig & {
  /** Off behind a pooler that hands out another connection per transaction (PgBouncer before 1.21). */
  prepare?: boolean
  /** Statements that take longer than `slowMilliseconds` are told to `onSlow`, without their values. */
  slowMilliseconds?: number
  onSlow?: ((statement: { text: string; milliseconds: number }) => void) | undefined
}

/**
 * A `pg` client that pipelines: BEGIN and `set_config` are sent with the first statement of the transaction, parameterised
 * statements are prepared once. It fails closed: where the beginning failed, everything after it fails with that error,
 * and COMMIT of an aborted transaction is an error (PostgreSQL answers it with a silent ROLLBACK).
 */
export class PipelinedClient extends pg.Client {
  readonly #names = new Map<string, string>()
  readonly #guardedNames = new Map<string, string>()
  readonly #options: ClientOptions
  #first: Error | undefined

  constructor(options: ClientOptions) {
    super(Object.assign(options, { pipeline: true })) // the pool hides the password from a copy
    this.#options = options
  }

  override query(...args: never[]): never {
    const [text, values] = args as unknown[]
    if (typeof text !== 'string' || (values !== undefined && !Array.isArray(values)) || args.length > 2) {
      return super.query(...(args as never as [string])) as never // cursors, callbacks, configurations: as they are
    }
    return this.#send(text, values ?? []) as never
  }

  async #send(text: string, values: unknown[]): Promise<pg.QueryResult | typeof nothing> {
    if (travelsAlong.test(text)) {
      if (!text.startsWith('select')) this.#first = undefined
      super.query(text, values).catch((error: unknown) => (this.#first ??= error as Error))
      return nothing
    }
    if (text === 'rollback') return this.#rollback()
    const began = performance.now()
    try {
      const name = this.#nameOf(text, values)
      const result = await super.query(name === undefined ? { text, values } : { name, text, values })
      if (text === 'commit' && result.command === 'ROLLBACK') {
        throw this.#first ?? new Error('The transaction had failed before it was committed.')
      }
      return result
    } catch (error) {
      this.#first ??= error as Error
      throw this.#first
    } finally {
      this.#tellSlow(text, began)
    }
  }

  /** The rows of `statement` in a transaction of its own that `guard` opens; one round trip, and nothing but the guard where it fails. */
  async guarded<Row>(guard: Text, statement: Text): Promise<Row[]> {
    const began = performance.now()
    try {
      return await new Promise<Row[]>((resolve, reject) => {
        const named = [guard, statement].map((one) => ({ ...one, name: this.#guardedNameOf(one.text) }))
        const done = (error: Error | null, rows: unknown[]) => (error ? reject(error) : resolve(rows as Row[]))
        super.query(new GuardedQuery(named[0]!, named[1]!, this, done))
      })
    } finally {
      this.#tellSlow(statement.text, began)
    }
  }

  #tellSlow(text: string, began: number): void {
    const milliseconds = performance.now() - began
    if (milliseconds > (this.#options.slowMilliseconds ?? Infinity)) this.#options.onSlow?.({ text, milliseconds })
  }

  /** A connection that died is rolled back already; saying so lets the pool take it out of service. */
  async #rollback(): Promise<pg.QueryResult | typeof nothing> {
    try {
      return await super.query('rollback')
    } catch (error) {
      if (error instanceof pg.DatabaseError && !isTerminated(error)) throw error
      return nothing
    }
  }

  #nameOf(text: string, values: unknown[]): string | undefined {
    if (this.#options.prepare === false || values.length === 0) return undefined
    const known = this.#names.get(text)
    if (known !== undefined) return known
    if (this.#names.size >= preparedAtMost) return undefined
    const name = `s${this.#names.size}`
    this.#names.set(text, name)
    return name
  }

  /** The name of a guarded statement; where all are taken, that of the one used longest ago. */
  #guardedNameOf(text: string): string | undefined {
    if (this.#options.prepare === false) return undefined
    let name = this.#guardedNames.get(text)
    if (name !== undefined) this.#guardedNames.delete(text)
    else if (this.#guardedNames.size < preparedAtMost) name = `g${this.#guardedNames.size}`
    else {
      const [oldest, itsName] = this.#guardedNames.entries().next().value!
      this.#guardedNames.delete(oldest)
      delete (this as unknown as Connected).connection.parsedStatements[itsName]
      name = itsName
    }
    this.#guardedNames.set(text, name)
    return name
  }
}

type Text = { text: string; values: readonly unknown[] }
type Connected = { connection: { parsedStatements: Record<string, string> } }

const nothing = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] as never[] }

/** Class 57P: an administrator or a crash ended the session. */
const isTerminated = (error: pg.DatabaseError) => error.code?.startsWith('57P') === true
