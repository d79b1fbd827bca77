import { DomainError } from '@stemma/domain'
import { jobId } from '@stemma/domain/jobs/input'
import { catalogue, engines, failureCodes, jobNames, protocol, type JobName } from '@stemma/domain/jobs/pure'
import { z } from 'zod'
import { router, worker } from '../trpc.ts'

const attempt = { jobId, attempt: z.int().min(1).max(10_000) }
const one = z.strictObject(attempt)
const fitness = { protocol: z.int().min(0).max(10_000), engines: z.array(z.string().max(50)).max(50) }

const progress = <N extends JobName>(name: N) =>
  z.strictObject({ ...attempt, name: z.literal(name), progress: catalogue[name].progress })
const result = <N extends JobName>(name: N) =>
  z.strictObject({ ...attempt, name: z.literal(name), result: catalogue[name].result })

/** A worker of another make would misread what it is given, or render what others cannot render again. */
function assertFits(told: { protocol: number; engines: readonly string[] }): void {
  if (told.protocol !== protocol) {
    throw new DomainError('worker_incompatible', {
      reason: `it speaks version ${told.protocol} of the protocol, and ${protocol} is needed`,
    })
  }
  const missing = engines.filter((engine) => !told.engines.includes(engine))
  if (missing.length > 0) throw new DomainError('worker_incompatible', { reason: `it lacks ${missing.join(', ')}` })
}

/** For the worker alone. Everything it says of a job names the attempt; what is said of a lapsed one is refused with `job_lost`. */
export const workerRouter = router({
  /** Before anything else: whether this worker and this server understand each other. */
  hello: worker.outside.input(z.strictObject(fitness)).mutation(({ input }) => {
    assertFits(input)
    return { protocol }
  }),

  /** The next job, waiting for one for at most 25 s; null when none came. */
  claim: worker.outside
    .input(
      z.strictObject({
        ...fitness,
        names: z.array(z.enum(jobNames)).min(1).max(20),
        waitMilliseconds: z.int().min(0).max(25_000).default(25_000),
      }),
    )
    .mutation(async ({ ctx, input, signal = new AbortController().signal }) => {
      assertFits(input)
      return (await ctx.machines.queue.claim(input.names, { signal, waitMilliseconds: input.waitMilliseconds })) ?? null
    }),

  /** A sign of life. */
  touch: worker.outside.input(one).mutation(async ({ ctx, input }) => {
    await ctx.machines.queue.touch(input.jobId, input.attempt)
  }),

  progress: worker.outside
    .input(
      z.discriminatedUnion('name', [
        progress('sounds.generate'),
        progress('sounds.render'),
        progress('library.read'),
        progress('library.cover'),
      ]),
    )
    .mutation(async ({ ctx, input }) => {
      await ctx.machines.queue.progress(input.jobId, input.attempt, input.progress)
    }),

  complete: worker.outside
    .input(
      z.discriminatedUnion('name', [
        result('sounds.generate'),
        result('sounds.render'),
        result('library.read'),
        result('library.cover'),
      ]),
    )
    .mutation(async ({ ctx, input }) => {
      await ctx.machines.queue.complete(input.jobId, input.attempt, input.result)
    }),

  fail: worker.outside
    .input(z.strictObject({ ...attempt, code: z.enum(failureCodes), retryable: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await ctx.machines.queue.fail(input.jobId, input.attempt, input.code, input.retryable)
    }),

  /** Hands a job back unfinished: another worker gets it at once. */
  giveBack: worker.outside.input(one).mutation(async ({ ctx, input }) => {
    await ctx.machines.queue.giveBack(input.jobId, input.attempt)
  }),

  /** Has a job's prompt read by a language model: with its owner's key, else the server's. Neither key leaves the server. */
  readPrompt: worker.outside
    .input(one)
    .mutation(async ({ ctx: { machines }, input, signal = new AbortController().signal }) => {
      const { queue, keys } = machines
      const { prompt, own } = await queue.asOwner(input.jobId, input.attempt, async (work, job) => {
        if (job.name !== 'sounds.generate') throw new DomainError('not_allowed')
        const given = await queue.inputOf(work, { ...job, name: job.name })
        if (given.readWith !== 'model') throw new DomainError('not_allowed')
        return { prompt: given.prompt, own: await work.settings.readingKey(keys) }
      })
      const reader = own ? await machines.readerWith(own) : machines.reader
      if (!reader) throw new DomainError('reader_missing')
      const { parameters, confidence, why, engine } = await reader.read(prompt, signal)
      return { parameters, confidence, why, reader: engine }
    }),
})
