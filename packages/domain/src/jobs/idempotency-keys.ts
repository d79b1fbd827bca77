import { DomainError } from '../shared/errors.ts'
import { Owned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import { IdempotencyKey } from './idempotency-key.ts'

/** Mutations the caller had carried out under a key. */
export class IdempotencyKeys extends Owned<IdempotencyKey, 'ownerId'> {
  protected readonly entity = IdempotencyKey
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'key'

  /**
   * What a mutation answered when it was carried out under this key within 24 hours, null where it answered nothing;
   * undefined where it is the first, and then the key is taken until this unit ends: who comes meanwhile waits.
   */
  async remember(key: string, procedure: string, inputHash: string): Promise<string | null | undefined> {
    const taken = await this.unit.row(sql`
      insert into jobs.idempotency_keys as k (owner_id, key, procedure, input_hash)
        values (${this.unit.user}, ${key}, ${procedure}, ${inputHash})
        on conflict (owner_id, key) do update
          set procedure = excluded.procedure, input_hash = excluded.input_hash, result = null, created_at = now()
          where k.created_at < now() - interval '24 hours'
        returning key`)
    if (taken) return undefined
    const stored = await this.unit.row<{ procedure: string; inputHash: string; result: string | null }>(sql`
      select procedure, input_hash as "inputHash", result from jobs.idempotency_keys
        where owner_id = ${this.unit.user} and key = ${key}`)
    if (stored?.procedure !== procedure || stored.inputHash !== inputHash) throw new DomainError('idempotency_mismatch')
    return stored.result
  }

  /** Keeps what the mutation answered. */
  async store(key: string, result: string): Promise<void> {
    await this.unit.rows(sql`
      update jobs.idempotency_keys set result = ${result} where owner_id = ${this.unit.user} and key = ${key}`)
  }
}
