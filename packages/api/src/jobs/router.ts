import { demandScope } from '@stemma/domain'
import { lastKinds, jobId } from '@stemma/domain/jobs/input'
import { catalogue, jobNames, type JobName } from '@stemma/domain/jobs/pure'
import { tracked } from '@trpc/server'
import { z } from 'zod'
import { person, router } from '../trpc.ts'
import { jobView } from './views.ts'
import { workerRouter } from './worker.ts'

const read = person('jobs:read')
const one = z.strictObject({ id: jobId })

/** Work under way, for whom it is done; under `worker`, for those who do it. */
export const jobsRouter = router({
  /** What is not over: all, or what a room asks for by name. */
  active: read.transactional
    .input(z.strictObject({ names: z.array(z.enum(jobNames)).min(1).max(20).optional() }).optional())
    .query(async ({ ctx: { work }, input }) => (await work.jobs.unfinished(input?.names)).map(jobView.of)),

  get: read.transactional
    .input(one)
    .query(async ({ ctx: { work }, input }) => jobView.of(await work.jobs.get(input.id))),

  /** False where it had ended already. A service must be allowed to change what the job is for, too. */
  cancel: read.transactional.input(one).mutation(async ({ ctx: { work, machines, token }, input }) => {
    const { name } = await work.jobs.get(input.id)
    await demandScope(work, token, catalogue[name as JobName].scope)
    return { cancelled: await machines.queue.cancel(work, input.id) }
  }),

  /** What happens to a job, from the beginning or after the event a reader saw last; it ends with the job. */
  follow: read.live
    .input(
      z.strictObject({
        id: jobId,
        lastEventId: z
          .string()
          .regex(/^\d{1,15}$/)
          .nullish(),
      }),
    )
    .subscription(async function* ({ ctx, input: { id, lastEventId }, signal = new AbortController().signal }) {
      let last = Number(lastEventId ?? 0)
      for await (const _ of ctx.machines.queue.follow(id, signal)) {
        const { events, isOver } = await ctx.inWork(async (work) => {
          const job = await work.jobs.get(id)
          return { events: await work.jobEvents.after(id, last), isOver: job.isOver }
        })
        for (const event of events) {
          last = event.id
          yield tracked(String(event.id), event)
          if (lastKinds.includes(event.kind)) return
        }
        if (isOver && events.length === 0) return
      }
    }),

  worker: workerRouter,
})
