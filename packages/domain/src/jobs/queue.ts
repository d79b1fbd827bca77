import { randomUUID } from 'node:crypto'
import type { Keyring } from '../identity/index.ts'
import { poolOf, type Orm } from '../orm.ts'
import { channel } from '../shared/channel.ts'
import { DomainError, type ErrorCode } from '../shared/errors.ts'
import { Sql, sql } from '../shared/sql.ts'
import { inWork, type Work } from '../work.ts'
import { effectOf, readPayload, type SpokenFor } from './attempt.ts'
import { Bell } from './bell.ts'
import { startBoss } from './boss.ts'
import { prepare, take, type Claim } from './claim.ts'
import { readToken } from './job-token.ts'
import { Listener } from './listener.ts'
import type { Effects } from './ports.ts'
import { catalogue, type JobInput, type JobName, type Payload } from './pure/catalogue.ts'
import { priorities } from './queues.ts'
import { complete, dbOf, end, fail, giveBack, lapse, progress, touch, type Settling } from './settle.ts'

export type JobQueueOptions = {
  effects: Effects
  /** Signs the tokens of jobs. */
  keys: Keyring
  /** Where to listen, if the mapper's own URL leads through a pooler that forgets LISTEN. */
  listenUrl?: string
}

/** A look at the queue every so often, for jobs whose pause is over and for news that was not heard. */
const lookMilliseconds = 1000
const longestWaitMilliseconds = 25_000
const nobody = { user: null }

export const createJobQueue = (orm: Orm, options: JobQueueOptions): JobQueue => new JobQueue(orm, options)

/** The work under way: put in with the rows it concerns, given to workers one attempt at a time, ended exactly once. */
export class JobQueue {
  readonly orm: Orm
  readonly #keys: Keyring
  readonly #effects: Effects
  readonly #listener: Listener
  #started: Promise<Settling> | undefined
  #turn = 0

  constructor(orm: Orm, { effects, keys, listenUrl }: JobQueueOptions) {
    this.orm = orm
    this.#effects = effects
    this.#keys = keys
    this.#listener = new Listener(listenUrl ?? String(orm.config.get('clientUrl')))
  }

  /** Puts a job of the caller's into the queue when `work` commits, or not at all. Answers its id. */
  async enqueue<N extends JobName>(
    work: Work,
    name: N,
    payload: Payload<N>,
    { subjectId = null }: { subjectId?: string | null } = {},
  ): Promise<string> {
    const { id, clauses } = await this.enqueuing(name, payload, { subjectId, requestId: work.origin.requestId })
    await work.rows(sql`with ${clauses} done as (select) select from done`)
    return id
  }

  /**
   * What `enqueue` does as WITH clauses, each with a comma behind it, for a statement that also writes the row the job is for:
   * a hot mutation is then one round trip. The caller is the transaction's.
   */
  async enqueuing<N extends JobName>(
    name: N,
    payload: Payload<N>,
    { subjectId = null, requestId = null }: { subjectId?: string | null; requestId?: string | null } = {},
  ): Promise<{ id: string; clauses: Sql }> {
    const { boss } = await this.#start()
    const id = randomUUID()
    let insert: Sql | undefined
    // pg-boss writes its own statement, once for every version; it is taken down instead of sent.
    const db = {
      executeSql: async (text: string, values: unknown[] = []) => (
        (insert = withValues(text, values)),
        { rows: [{ id }] }
      ),
    }
    await boss.send(name, catalogue[name].payload.parse(payload), { id, db })
    const clauses = sql`
      queued as (${insert!}),
      job as (insert into jobs.jobs (id, owner_id, name, subject_id, request_id)
        values (${id}, identity.current_user_id(), ${name}, ${subjectId}, ${requestId})),
      event as (insert into jobs.events (job_id, owner_id, kind) values (${id}, identity.current_user_id(), 'queued')
        returning pg_notify(${channel}, ${`${id} queued`})),`
    return { id, clauses }
  }

  /**
   * Puts many jobs of the caller's into the queue, in one statement. Answers their ids in the same order. With `canWait` they
   * come after everything of their kind that is not so patient, whenever that is asked for.
   */
  async enqueueMany<N extends JobName>(
    work: Work,
    name: N,
    jobs: readonly { payload: Payload<N>; subjectId: string | null }[],
    { canWait = false }: { canWait?: boolean } = {},
  ): Promise<string[]> {
    if (jobs.length === 0) return []
    const { boss } = await this.#start()
    const rows = jobs.map(({ subjectId }) => ({ id: randomUUID(), subject: subjectId }))
    let insert: Sql | undefined
    const db = {
      executeSql: async (text: string, values: unknown[] = []) => ((insert = withValues(text, values)), { rows: [] }),
    }
    await boss.insert(
      name,
      jobs.map(({ payload }, index) => ({
        id: rows[index]!.id,
        data: catalogue[name].payload.parse(payload),
        priority: canWait ? priorities.canWait : priorities.usual,
      })),
      { db },
    )
    // One word wakes the workers; nobody follows a job before it is there.
    await work.rows(sql`
      with queued as (${insert!}),
        told as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) j (id uuid, subject uuid)),
        job as (insert into jobs.jobs (id, owner_id, name, subject_id, request_id)
          select id, identity.current_user_id(), ${name}, subject, ${work.origin.requestId} from told),
        event as (insert into jobs.events (job_id, owner_id, kind) select id, identity.current_user_id(), 'queued' from told)
      select pg_notify(${channel}, ${`${rows[0]!.id} queued`})`)
    return rows.map(({ id }) => id)
  }

  /** Ends a job of the caller's before its time; false where it had ended already. Its worker learns it at its next word. */
  async cancel(work: Work, jobId: string): Promise<boolean> {
    const settling = await this.#start()
    const { id, name } = await work.jobs.get(jobId)
    const answer = (await settling.boss.cancel(name, id, { db: dbOf(work) })) as { affected?: number }
    if (answer.affected !== 1) return false
    const row = await work.row<Omit<SpokenFor, 'id'>>(sql`select payload from jobs.speak_for(${id})`)
    await end(settling, work, { ...row, id, name } as SpokenFor, 'job_cancelled')
    return true
  }

  /** The next job of these names, waiting for one for at most 25 s; undefined when none came. */
  async claim(
    names: readonly JobName[],
    { signal, waitMilliseconds = longestWaitMilliseconds }: { signal: AbortSignal; waitMilliseconds?: number },
  ): Promise<Claim | undefined> {
    const settling = await this.#start()
    const bell = new Bell()
    const forget = this.#listener.subscribe(
      (news) => (news === 'gap' || news.kind === 'queued' || news.kind === 'retrying') && bell.ring(),
    )
    const until = performance.now() + Math.min(waitMilliseconds, longestWaitMilliseconds)
    try {
      while (!signal.aborted) {
        for (const name of this.#inTurn(names)) {
          const claim = await this.#claimOne(settling, name)
          if (claim && !signal.aborted) return claim
          if (claim) {
            await this.giveBack(claim.jobId, claim.attempt)
            return undefined
          }
        }
        const left = until - performance.now()
        if (left <= 0) break
        await bell.wait(Math.min(left, lookMilliseconds), signal)
      }
      return undefined
    } finally {
      forget()
    }
  }

  /** Each time another name is first, so that many jobs of one kind hold up none of another. */
  #inTurn(names: readonly JobName[]): readonly JobName[] {
    const first = this.#turn++ % names.length
    return [...names.slice(first), ...names.slice(0, first)]
  }

  /** A job of this name that can be worked on. What cannot is ended on the way. */
  async #claimOne(settling: Settling, name: JobName): Promise<Claim | undefined> {
    for (;;) {
      const taken = await this.#unit((work) => take(settling.boss, work, name))
      if (taken === undefined) return undefined
      if (taken === 'nobody’s') continue
      try {
        return await this.#unit((work) => prepare(settling.effects, work, taken, this.#keys))
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        await this.fail(taken.id, taken.attempt, error.code, error.kind === 'unavailable' || error.kind === 'conflict')
      }
    }
  }

  /** Says that an attempt is alive. `job_lost` where it has been cancelled, has lapsed or has ended. */
  async touch(jobId: string, attempt: number): Promise<void> {
    await this.asOwner(jobId, attempt, async () => {})
  }

  /** Tells how far an attempt is; those who follow the job hear it. */
  async progress(jobId: string, attempt: number, told: unknown): Promise<void> {
    const settling = await this.#start()
    await this.#unit((work) => progress(settling, work, jobId, attempt, told))
  }

  /** Completes an attempt, applies its effect and tells those who follow, all in one transaction of the owner's. */
  async complete(jobId: string, attempt: number, result: unknown): Promise<void> {
    const settling = await this.#start()
    await this.#unit((work) => complete(settling, work, jobId, attempt, result))
  }

  async fail(jobId: string, attempt: number, code: ErrorCode, retryable: boolean): Promise<void> {
    const settling = await this.#start()
    await this.#unit((work) => fail(settling, work, jobId, attempt, code, retryable))
  }

  async giveBack(jobId: string, attempt: number): Promise<void> {
    const settling = await this.#start()
    await this.#unit((work) => giveBack(settling, work, jobId, attempt))
  }

  /** A unit that speaks for the owner of the job an attempt works on. It counts as a sign of life. */
  async asOwner<T>(jobId: string, attempt: number, deed: (work: Work, job: SpokenFor) => Promise<T>): Promise<T> {
    const settling = await this.#start()
    return this.#unit(async (work) => deed(work, await touch(settling, work, jobId, attempt)))
  }

  /** The attempt that a job's token is for. Whether it is the present one is known by `asOwner`. */
  readToken(token: string): { jobId: string; attempt: number } {
    return readToken(this.#keys, token, Date.now() / 1000)
  }

  /** What a worker is given for a job. */
  inputOf<N extends JobName>(work: Work, job: SpokenFor & { name: N }): Promise<JobInput<N>> {
    return effectOf(this.#effects, job.name)!.input(work, readPayload(job.name, job.payload)) as Promise<JobInput<N>>
  }

  /** Digests of the blobs that an attempt may read. */
  async readable(work: Work, job: SpokenFor): Promise<readonly string[]> {
    return ((await effectOf(this.#effects, job.name)?.reads?.(work, readPayload(job.name, job.payload))) ??
      []) as readonly string[]
  }

  /** Takes jobs from workers that are silent or late; every server does it, every second. Answers how many it looked at. */
  async lapse(onError: (error: unknown) => void): Promise<number> {
    const settling = await this.#start()
    const pool = await poolOf(this.orm)
    const { rows } = await pool.query<{ id: string; attempt: number }>('select id, attempt from jobs.lapsed(50)')
    for (const { id, attempt } of rows) await this.#unit((work) => lapse(settling, work, id, attempt)).catch(onError)
    return rows.length
  }

  /** Yields at once, and then whenever there may be news of a job. What they are is read by the caller. */
  async *follow(jobId: string, signal: AbortSignal): AsyncGenerator<void, void, void> {
    const bell = new Bell()
    const forget = this.#listener.subscribe((news) => (news === 'gap' || news.jobId === jobId) && bell.ring())
    try {
      while (!signal.aborted) {
        yield
        await bell.wait(this.#listener.hears ? 5 * lookMilliseconds : lookMilliseconds, signal)
      }
    } finally {
      forget()
    }
  }

  async close(): Promise<void> {
    await this.#listener.close()
    const started = await this.#started?.catch(() => undefined)
    await started?.boss.stop({ graceful: false, close: false })
  }

  #unit<T>(work: (unit: Work) => Promise<T>): Promise<T> {
    return inWork(this.orm, nobody, work)
  }

  #start(): Promise<Settling> {
    this.#started ??= startBoss(this.orm, {}).then((boss) => ({
      boss,
      effects: this.#effects,
      enqueue: this.enqueue.bind(this),
    }))
    this.#started.catch(() => (this.#started = undefined))
    return this.#started
  }
}

/** A statement with numbered places as a piece of another. */
function withValues(text: string, values: unknown[]): Sql {
  const parts = text.split(/\$(\d+)/)
  return new Sql(
    parts.filter((_, index) => index % 2 === 0),
    parts.filter((_, index) => index % 2 === 1).map((place) => values[Number(place) - 1]),
  )
}
