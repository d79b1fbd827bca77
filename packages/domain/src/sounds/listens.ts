import { createHash } from 'node:crypto'
import { Unowned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import type { listenKinds } from './input.ts'
import { Listen } from './listen.ts'

/** Plays and views, once a listener and day. */
export class Listens extends Unowned<Listen> {
  protected readonly entity = Listen

  /**
   * Notes that a sound the caller sees was heard or looked at. Answers whether it counts: not the owner's, not twice a day.
   * `listener` tells one from another: what only the server can derive from an account, or from an address and its browser.
   */
  async record(
    generationId: string,
    kind: (typeof listenKinds)[number],
    listener: string,
    token?: string,
  ): Promise<boolean> {
    const key = createHash('sha256').update(listener).digest('hex')
    const row = await this.unit.row<{ counted: boolean }>(sql`
      select sounds.record_listen(${generationId}, ${token ?? null}, ${kind}, ${key}) as counted`)
    return row!.counted
  }
}
