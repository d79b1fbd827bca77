import pg from 'pg'

export type Statement = { name: string | undefined; text: string; values: readonly unknown[] }

/** What pg's connection offers to whoever writes the messages of the protocol himself; its published types leave it out. */
type Messages = {
  readonly stream: { cork(): void; uncork(): void }
  readonly parsedStatements: Record<string, string | undefined>
  readonly submittedNamedStatements: Record<string, string | undefined>
  parse(statement: { name: string | undefined; text: string }): void
  bind(statement: { statement: string | undefined; values: readonly unknown[] }): void
  execute(portal: object): void
  close(named: { type: 'S'; name: string }): void
}

/** The answer's messages are read by pg's own query, whose methods its published types leave out too. */
type Reader = pg.Query & {
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: unknown): void
  handleReadyForQuery(connection: unknown): void
  handleError(error: Error, connection: unknown): void
}

/**
 * A statement behind a guard, both under one Sync: PostgreSQL runs them in one implicit transaction, and once the guard
 * fails, skips the statement (the manual's "Message Flow: Pipelining"). The answer is the statement's; the guard's values
 * are text or null, and its row is not read.
 */
export class GuardedQuery implements pg.Submittable {
  readonly #guard: Statement
  readonly #statement: Statement
  readonly #reader: Reader
  #guarded = true

  constructor(
    guard: Statement,
    statement: Statement,
    types: unknown,
    done: (error: Error | null, rows: unknown[]) => void,
  ) {
    this.#guard = guard
    this.#statement = statement
    this.#reader = new pg.Query({ ...statement, values: [...statement.values], types } as pg.QueryConfig) as Reader
    Object.assign(this.#reader, {
      queryMode: 'extended',
      callback: (error: Error | null, result?: { rows: unknown[] }) => done(error, result?.rows ?? []),
    })
  }

  submit(connection: pg.Connection): void {
    const messages = connection as unknown as Messages
    messages.stream.cork()
    try {
      for (const { name } of [this.#guard, this.#statement]) {
        // After a failure nobody knows whether it was parsed; closing what is not there is no error.
        if (name !== undefined && messages.parsedStatements[name] === undefined) messages.close({ type: 'S', name })
      }
      const { name, text, values } = this.#guard
      if (name === undefined || messages.parsedStatements[name] !== text) messages.parse({ name, text })
      messages.bind({ statement: name, values })
      messages.execute({})
      this.#reader.submit(connection)
    } finally {
      messages.stream.uncork()
    }
  }

  handleRowDescription(message: unknown): void {
    this.#reader.handleRowDescription(message)
  }

  handleDataRow(message: unknown): void {
    if (!this.#guarded) this.#reader.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, connection: unknown): void {
    if (this.#guarded) this.#guarded = false
    else this.#reader.handleCommandComplete(message, connection)
  }

  handleReadyForQuery(connection: unknown): void {
    const { parsedStatements } = this.#forget(connection)
    for (const { name, text } of [this.#guard, this.#statement]) if (name !== undefined) parsedStatements[name] = text
    this.#reader.handleReadyForQuery(connection)
  }

  handleError(error: Error, connection: unknown): void {
    this.#forget(connection)
    this.#reader.handleError(error, connection)
  }

  /** What was sent is answered: pg need not remember it as under way. */
  #forget(connection: unknown): Messages {
    const messages = connection as Messages
    if (this.#statement.name !== undefined) delete messages.submittedNamedStatements[this.#statement.name]
    return messages
  }
}
