import { createHash, randomUUID } from 'node:crypto'
import { initTRPC, TRPCError } from '@trpc/server'
import superjson from 'superjson'
import { z } from 'zod'
import { queued } from '../limit/queries.ts'
import type { Client } from './client.ts'
import { seen, seenAndKept, sharedBy, shareView, soundView } from './views.ts'

export type Context = { prisma: Client; token: string | null }

const t = initTRPC.context<Context>().create({ transformer: superjson, isDev: false })

const person = t.procedure.use(async ({ ctx, next }) => {
  if (ctx.token === null) throw new TRPCError({ code: 'UNAUTHORIZED' })
  const tokenHash = createHash('sha256').update(ctx.token).digest('hex')
  const session = await ctx.prisma.userSession.findUnique({ where: { tokenHash }, include: { user: true } })
  if (!session || session.expiresAt < new Date() || !session.user.isActive || session.user.deletedAt) {
    throw new TRPCError({ code: 'UNAUTHORIZED' })
  }
  return next({ ctx: { ...ctx, userId: session.userId } })
})

const newestFirst = [{ createdAt: 'desc' }, { id: 'desc' }]
const paged = (limit: number) => z.object({ limit: z.int().min(1).max(100).default(limit) })

/** One row more than the page says whether there is another. */
const page = <T>(rows: T[], limit: number) => ({ items: rows.slice(0, limit), hasMore: rows.length > limit })

export const router = t.router({
  history: person.input(paged(50)).query(async ({ ctx: { prisma, userId }, input: { limit } }) => {
    const where = { userId, deletedAt: null }
    const rows = await prisma.generation.findMany({
      where,
      orderBy: newestFirst,
      take: limit + 1,
      select: seenAndKept(),
    })
    return page(rows.map(soundView), limit)
  }),

  search: person
    .input(paged(20).extend({ query: z.string().min(1).max(200) }))
    .query(async ({ ctx: { prisma, userId }, input: { limit, query } }) => {
      const where = { userId, deletedAt: null, prompt: { contains: query, mode: 'insensitive' } }
      const rows = await prisma.generation.findMany({
        where,
        orderBy: newestFirst,
        take: limit + 1,
        select: seenAndKept(),
      })
      return page(rows.map(soundView), limit)
    }),

  discover: person.input(paged(100)).query(async ({ ctx: { prisma, userId }, input: { limit } }) => {
    const rows = await prisma.sharedSound.findMany({
      where: {
        isPublic: true,
        OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
        generation: { deletedAt: null, hiddenAt: null, state: 'ready', user: { isActive: true, deletedAt: null } },
      },
      orderBy: newestFirst,
      take: limit + 1,
      select: sharedBy(userId),
    })
    return page(
      rows.map((row) => shareView(row, userId)),
      limit,
    )
  }),

  generate: person
    .input(z.object({ prompt: z.string().min(1).max(2000) }))
    .mutation(({ ctx: { prisma, userId }, input: { prompt } }) =>
      prisma.$transaction(async (tx) => {
        const id = randomUUID()
        const jobId = randomUUID()
        const events = { create: { ownerId: userId, kind: 'queued' } }
        await tx.job.create({ data: { id: jobId, ownerId: userId, name: 'sounds.generate', subjectId: id, events } })
        // What pg-boss sends through its adapter for Prisma, and what wakes those who wait for work.
        await tx.$executeRawUnsafe(queued('$1::uuid', '$2::jsonb'), jobId, JSON.stringify({ v: 1, generationId: id }))
        await tx.$executeRawUnsafe('select pg_notify($1, $2)', 'stemma_jobs', `${jobId} queued`)
        const neutral = { duration: 1.5, wetness: 3, pitch: 5, type: 'classic', seed: 42n, reader: 'rules/v1' }
        const sound = await tx.generation.create({ data: { id, userId, prompt, jobId, ...neutral }, select: seen })
        return soundView(sound)
      }),
    ),
})
