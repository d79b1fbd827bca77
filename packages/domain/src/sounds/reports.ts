import { DomainError } from '../shared/errors.ts'
import { clock } from '../shared/columns.ts'
import { Unowned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import { Generation } from './generation.ts'
import type { reportReasons } from './input.ts'
import { Report } from './report.ts'

/** A reported sound as the owner of the server sees it. */
export type ReportedSound = {
  generationId: string
  prompt: string
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
  async file(
    generationId: string,
    reason: (typeof reportReasons)[number],
    note: string | null,
    token?: string,
  ): Promise<void> {
    await this.unit.rows(sql`select sounds.report_sound(${generationId}, ${token ?? null}, ${reason}, ${note})`)
  }

  /** What nobody has looked at yet, the longest waiting first. For the owner's commands. */
  async open(): Promise<ReportedSound[]> {
    const rows = await this.unit.rows<Omit<ReportedSound, 'firstAt'> & { firstAt: string }>(sql`
      select g.id as "generationId", g.prompt, p.username as "madeBy", s.share_token as "shareToken", count(*)::int as reports,
          array_agg(distinct r.reason::text) as reasons, array_remove(array_agg(nullif(r.note, '')), null) as notes, min(r.created_at)::text as "firstAt"
        from sounds.reports r
        join sounds.generations g on g.id = r.generation_id
        join identity.profiles p on p.user_id = g.user_id
        left join sounds.shared_sounds s on s.generation_id = g.id
        where r.resolved_at is null group by g.id, p.username, s.share_token order by min(r.created_at) limit 100`)
    return rows.map((row) => ({ ...row, firstAt: new Date(row.firstAt) }))
  }

  /** Hides a sound from everybody but its owner, or shows it again; its reports are dealt with. For the owner's commands. */
  async settle(generationId: string, hidden: boolean): Promise<void> {
    const sound = await this.unit.em.findOne(Generation, { id: generationId })
    if (!sound) throw new DomainError('not_found', { thing: 'sound' })
    sound.hiddenAt = hidden ? (sound.hiddenAt ?? clock.now()) : null
    await this.unit.em.flush()
    await this.unit.rows(
      sql`update sounds.reports set resolved_at = now() where generation_id = ${generationId} and resolved_at is null`,
    )
  }
}
