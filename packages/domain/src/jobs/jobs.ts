import { Owned } from '../shared/repository.ts'
import { raw, sql } from '../shared/sql.ts'
import type { JobState } from './input.ts'
import { Job } from './job.ts'
import { jobNames, type JobName } from './pure/catalogue.ts'

/** The caller's work under way. */
export class Jobs extends Owned<Job, 'ownerId'> {
  protected readonly entity = Job
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'job'

  /** What is queued or being done of these kinds, the newest hundred first. */
  unfinished(names: readonly JobName[] = jobNames): Promise<Job[]> {
    return this.unit.em.find(
      Job,
      { ownerId: this.unit.user, finishedAt: null, name: { $in: [...names] } },
      { orderBy: { createdAt: 'desc' }, limit: 100 },
    )
  }

  /** Where a job stands now. A state after which nothing happens is final. */
  async move(
    id: string,
    state: JobState,
    { attempt, errorCode }: { attempt?: number; errorCode?: string } = {},
  ): Promise<void> {
    const over = state !== 'queued' && state !== 'active'
    const progress = { queued: '0', active: '0', done: '100', failed: 'progress', cancelled: 'progress' }[state]
    await this.unit.rows(sql`
      update jobs.jobs set state = ${state}, error_code = ${errorCode ?? null}, attempt = coalesce(${attempt ?? null}, attempt),
          finished_at = ${over ? raw('now()') : raw('null')}, progress = ${raw(progress)}
        where id = ${id} and owner_id = ${this.unit.user}`)
  }
}
