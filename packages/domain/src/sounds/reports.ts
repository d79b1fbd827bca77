import { DomainError } from '../shared/errors.ts'
import { clock } from '../shared/columns.ts'
import type { reportReasons } from '../shared/input.ts'
import { Unowned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import { Collection } from './collection.ts'
import { Generation } from './generation.ts'
import { Report } from './report.ts'

type Reason = (typeof reportReasons)[number]

/** What was reported, as the owner of the server sees it: a sound by its prompt, a collection by its name. */
export type Reported = {
  id: string
  thing: 'sound' | 'collection'
  title: string
  description: string | null
  madeBy: string
  shareToken: string | null
  reports: number
  reasons: string[]
  notes: string[]
  firstAt: Date
}

/** Reports awaiting the owner of the server. */
export class Reports extends Unowned<Report> {
  protected readonly entity = Report

  /** Tells the owner of the server of a sound the caller sees. */
  async file(generationId: string, reason: Reason, note: string | null, token?: string): Promise<void> {
    await this.unit.rows(sql`select sounds.report_sound(${generationId}, ${token ?? null}, ${reason}, ${note})`)
  }

  /** Tells the owner of the server of what a public collection is called, or says of itself. */
  async fileCollection(collectionId: string, reason: Reason, note: string | null): Promise<void> {
    await this.unit.rows(sql`select sounds.report_collection(${collectionId}, ${reason}, ${note})`)
  }

  /** What nobody has looked at yet, the longest waiting first. For the owner's commands. */
  async open(): Promise<Reported[]> {
    const rows = await this.unit.rows<Omit<Reported, 'firstAt'> & { firstAt: string }>(sql`
      select coalesce(g.id, c.id) as id, case when c.id is null then 'sound' else 'collection' end as thing, coalesce(g.prompt, c.name) as title,
          c.description, p.username as "madeBy", s.share_token as "shareToken", count(*)::int as reports,
          array_agg(distinct r.reason::text) as reasons, array_remove(array_agg(nullif(r.note, '')), null) as notes, min(r.created_at)::text as "firstAt"
        from sounds.reports r
        left join sounds.generations g on g.id = r.generation_id
        left join sounds.collections c on c.id = r.collection_id
        join identity.profiles p on p.user_id = coalesce(g.user_id, c.user_id)
        left join sounds.shared_sounds s on s.generation_id = g.id
        where r.resolved_at is null group by g.id, c.id, p.username, s.share_token order by min(r.created_at) limit 100`)
    return rows.map((row) => ({ ...row, firstAt: new Date(row.firstAt) }))
  }

  /** Hides a sound or a collection from everybody but its owner, or shows it again; its reports are dealt with. For the owner's commands. */
  async settle(id: string, hidden: boolean): Promise<void> {
    const { em } = this.unit
    const reported = (await em.findOne(Generation, { id })) ?? (await em.findOne(Collection, { id }))
    if (!reported) throw new DomainError('not_found', { thing: 'sound' })
    reported.hiddenAt = hidden ? (reported.hiddenAt ?? clock.now()) : null
    await em.flush()
    await this.unit.rows(
      sql`update sounds.reports set resolved_at = now() where ${id} in (generation_id, collection_id) and resolved_at is null`,
    )
  }
}
