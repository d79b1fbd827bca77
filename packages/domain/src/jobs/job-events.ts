import { channel } from '../shared/channel.ts'
import { sql } from '../shared/sql.ts'
import type { Unit } from '../shared/unit.ts'
import type { EventData, EventKind } from './input.ts'

/** One event as a browser gets it. */
export type EventSeen = { id: number; kind: EventKind; data: EventData; createdAt: Date }

/** What happened to the caller's jobs, in order. */
export class JobEvents {
  readonly #unit: Unit

  constructor(unit: Unit) {
    this.#unit = unit
  }

  /** Notes that something happened to a job; those who follow it hear of it when the unit commits. */
  async record(jobId: string, kind: EventKind, data: EventData = {}): Promise<void> {
    await this.#unit.rows(sql`
      with event as (insert into jobs.events (job_id, owner_id, kind, data)
        values (${jobId}, ${this.#unit.user}, ${kind}, ${JSON.stringify(data)}) returning id)
      select pg_notify(${channel}, ${`${jobId} ${kind}`}) from event`)
  }

  /** What happened after the event `after` (0: from the beginning), oldest first. */
  async after(jobId: string, after: number, limit = 100): Promise<EventSeen[]> {
    const rows = await this.#unit.rows<Omit<EventSeen, 'createdAt' | 'id'> & { id: string; createdAt: string }>(sql`
      select id, kind, data, created_at as "createdAt" from jobs.events
        where job_id = ${jobId} and owner_id = ${this.#unit.user} and id > ${after} order by id limit ${limit}`)
    return rows.map((row) => ({ ...row, id: Number(row.id), createdAt: new Date(row.createdAt) }))
  }
}
