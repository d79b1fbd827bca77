import { initTRPC } from '@trpc/server'
import superjson from 'superjson'
import type { z } from 'zod'
import type { cursor } from '@stemma/domain/shared/input'

export const t = initTRPC.create({ transformer: superjson })
export type Cursor = z.infer<typeof cursor>
/** As strict as the real inputs are about what nobody asked for. */
export const take = <T>() =>
  t.procedure.input((value: unknown) => {
    if (typeof value === 'object' && value !== null && 'direction' in value)
      throw new Error('direction is not an input')
    return value as T
  })
export type Page = { cursor?: string | undefined; limit?: number | undefined }

export const paged = <T>(rows: readonly T[], { cursor, limit = 50 }: Page) => {
  const from = Number(cursor ?? 0)
  const next = from + limit < rows.length ? String(from + limit) : null
  return { items: rows.slice(from, from + limit), nextCursor: next as Cursor | null }
}
