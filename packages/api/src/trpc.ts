import { initTRPC, type TRPC_ERROR_CODE_KEY, type TRPC_ERROR_CODE_NUMBER } from '@trpc/server'
import {
  digest,
  inWork,
  once,
  pageOnce,
  startWork,
  DomainError,
  type Caller,
  type ErrorCode,
  type ErrorKind,
  type ErrorParams,
  type Page,
  type PageQuery,
  type Sql,
  type TokenHolder,
  type Work,
} from '@stemma/domain'
import type { Scope } from '@stemma/domain/identity/input'
import { idempotencyKey } from '@stemma/domain/shared/input'
import type { Context, LimitKind } from './context.ts'
import { asTrpcError, domainErrorOf, fieldsOf } from './errors.ts'
import type { SuperJSONResult } from 'superjson'
import { transformer } from './transformer.ts'

/** Who may call. The suite of authorisation levels reads this of every procedure. */
export type Meta = {
  level: 'anyone' | 'person' | 'worker'
  /** What an access token must have; null means sessions only. */
  scope: Scope | null
  /** How the procedure reaches the database. */
  base: 'transactional' | 'outside' | 'live' | 'once'
  limit?: LimitKind
}

type Refusal = { reason: ErrorCode; kind: ErrorKind; params: ErrorParams; fields: Record<string, string> }
type Fault = { reason: null; kind: null; params: {}; fields: {} }
/** What is told of a failure. It has a name because every procedure's declaration repeats it. */
export type Failure = {
  code: TRPC_ERROR_CODE_NUMBER
  message: string
  data: (Refusal | Fault) & {
    code: TRPC_ERROR_CODE_KEY
    httpStatus: number
    path: string | undefined
    requestId: string | null
  }
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    transformer,
    isDev: false,
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
    errorFormatter({ shape, error, ctx }): Failure {
      const domain = domainErrorOf(error)
      const { code, httpStatus, path } = shape.data
      const told = domain
        ? {
            message: domain.message,
            reason: domain.code,
            kind: domain.kind,
            params: domain.params,
            fields: fieldsOf(domain),
          }
        : {
            message: error.code === 'INTERNAL_SERVER_ERROR' ? fault(ctx?.requestId) : error.message,
            reason: null,
            kind: null,
            params: {},
            fields: {},
          }
      const { message, ...rest } = told
      return { ...shape, message, data: { code, httpStatus, path, ...rest, requestId: ctx?.requestId ?? null } }
    },
  })

const fault = (requestId = 'unknown') =>
  `This is a fault of ours; nothing was changed. It was noted as ${requestId}: tell the owner of this server.`

export const router = t.router

const callerOf = (ctx: Context, meta: Meta): Caller =>
  meta.level === 'worker' ? { user: null } : { token: ctx.token, level: meta.level, scope: meta.scope }

const originOf = ({ ip, userAgent, requestId }: Context) => ({ ip, userAgent, requestId })

/** Turns whatever was thrown into its code, holds back who asks too often, and keeps people off the worker's procedures. */
const guarded = t.procedure.use(async ({ ctx, meta, type, next }) => {
  const { machines, token, ip, isWorker } = ctx
  try {
    if (meta?.level === 'worker' && !isWorker) throw new DomainError(token === null ? 'log_in_first' : 'not_allowed')
    if (!isWorker)
      await machines.limit(meta?.limit ?? (type === 'mutation' ? 'write' : 'read'), token ?? ip ?? 'unknown')
  } catch (error) {
    throw asTrpcError(error)
  }
  const result = await next()
  if (!result.ok) throw asTrpcError(result.error)
  return isStream(result.data) ? { ...result, data: translated(result.data) } : result
})

const isStream = (data: unknown): data is AsyncIterable<unknown> =>
  typeof data === 'object' && data !== null && Symbol.asyncIterator in data

/** A stream throws long after its procedure returned: its errors keep their meaning too. */
async function* translated<T>(stream: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* stream
  } catch (error) {
    throw asTrpcError(error)
  }
}

/** Same key and input: the stored answer. Only what runs inside a unit can be remembered with what it did. */
async function remembered(
  work: Work,
  ctx: Context,
  path: string,
  batchIndex: number,
  input: unknown,
): Promise<{ key: string; stored?: string | null } | undefined> {
  const presented = ctx.idempotencyKeys[batchIndex]
  if (presented === undefined || presented === '') return undefined
  const key = idempotencyKey.safeParse(presented)
  if (!key.success)
    throw new DomainError('input_invalid', {
      field: 'idempotency-key',
      reason: 'it has 8 to 100 letters, digits, underscores or hyphens',
    })
  const hash = digest(JSON.stringify(transformer.serialize(input)))
  const stored = await work.idempotencyKeys.remember(key.data, path, hash)
  return stored === undefined ? { key: key.data } : { key: key.data, stored }
}

/** Checks the caller, and gives them units that each begin and end within the procedure. */
async function shortUnits(ctx: Context, meta: Meta) {
  const caller = callerOf(ctx, meta)
  const inUnit = <T>(fn: (work: Work) => Promise<T>) => inWork(ctx.machines.orm, caller, fn, originOf(ctx))
  return { me: await inUnit(async (work) => work.identity), inWork: inUnit }
}

const ladder = (level: Meta['level'], scope: Scope | null, limit?: LimitKind) => {
  const meta = (base: Meta['base']): Meta => ({ level, scope, base, ...(limit ? { limit } : {}) })
  return {
    /** One unit of work: committed after success, before the reply. It waits for nothing but PostgreSQL. */
    transactional: guarded
      .meta(meta('transactional'))
      .use(async ({ ctx, type, path, batchIndex, getRawInput, next }) => {
        const work = await startWork(ctx.machines.orm, callerOf(ctx, meta('transactional')), originOf(ctx))
        let finished = false
        try {
          const memory =
            type === 'mutation' && work.identity.user !== null
              ? await remembered(
                  work,
                  ctx,
                  path,
                  batchIndex ?? 0,
                  ctx.idempotencyKeys.length > 0 ? await getRawInput() : undefined,
                )
              : undefined
          if (memory?.stored !== undefined) {
            await work.rollback()
            finished = true
            return {
              ok: true,
              marker: 'middlewareMarker',
              ctx,
              data: transformer.deserialize(JSON.parse(memory.stored ?? '{}') as SuperJSONResult),
            } as never
          }
          const result = await next({ ctx: { work, me: work.identity } })
          if (!result.ok) throw result.error
          if (memory) await work.idempotencyKeys.store(memory.key, JSON.stringify(transformer.serialize(result.data)))
          finished = true
          await work.commit()
          return result
        } catch (error) {
          if (!finished) await work.rollback()
          throw asTrpcError(error)
        }
      }),
    /** Short units only, none while waiting for an outside machine. The caller is checked before anything else happens. */
    outside: guarded
      .meta(meta('outside'))
      .use(async ({ ctx, next }) => next({ ctx: await shortUnits(ctx, meta('outside')) })),
    /** A stream: a short unit for every event, so that who is suspended or logged out hears nothing more. */
    live: guarded.meta(meta('live')).use(async ({ ctx, next }) => next({ ctx: await shortUnits(ctx, meta('live')) })),
    /** One statement in one round trip, the check of the caller included: pages, and what is asked for most. */
    once: guarded.meta(meta('once')).use(async ({ ctx, type, path, batchIndex, getRawInput, next }) => {
      const caller = callerOf(ctx, meta('once')) as TokenHolder
      /** In a unit, since what it answers is remembered with what it did. */
      const onceForKey = <Row>(statement: Sql) =>
        inWork(
          ctx.machines.orm,
          caller,
          async (work) => {
            const memory = await remembered(work, ctx, path, batchIndex, await getRawInput())
            if (memory?.stored !== undefined) return JSON.parse(memory.stored ?? '[]') as Row[]
            const rows = await work.rows<Row>(statement)
            if (memory) await work.idempotencyKeys.store(memory.key, JSON.stringify(rows))
            return rows
          },
          originOf(ctx),
        )
      return next({
        ctx: {
          once: <Row>(statement: Sql) =>
            type === 'mutation' && ctx.idempotencyKeys[batchIndex]
              ? onceForKey<Row>(statement)
              : once<Row>(ctx.machines.orm, caller, statement),
          /** A question before that statement; its answer is not what is remembered under an idempotency key. */
          ask: <Row>(statement: Sql) => once<Row>(ctx.machines.orm, caller, statement),
          // What is sent is the page as PostgreSQL wrote it; what arrives is this type.
          page: async <T>(query: PageQuery<T>) =>
            (await pageOnce(ctx.machines.orm, caller, query)) as unknown as Page<T>,
        },
      })
    }),
  }
}

/** Anyone, logged in or not. A token that is no good counts as none. */
export const anyone = ladder('anyone', null)
/** Anyone, as seldom as one has something to report. */
export const reporting = ladder('anyone', null, 'report').transactional
/** A person by their session, or a service of theirs by a token with `scope`; null is for sessions alone. */
export const person = (scope: Scope | null, limit?: LimitKind) => ladder('person', scope, limit)
/** The worker, by the server's own secret. */
export const worker = ladder('worker', null)
