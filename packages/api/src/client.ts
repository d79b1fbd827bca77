import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, type TRPCClient } from '@trpc/client'
import superjson from 'superjson'
import type { AppRouter } from './root.ts'

export type { AppRouter }

export type ClientOptions = {
  /** Where the server is, e.g. `https://stemma.example.org`. */
  url: string
  /** A personal access token, or the worker's secret. A browser sends its cookie instead. */
  token?: string
  /** One key makes a mutation safe to send twice; give it as `context: { idempotencyKey }` of the call. */
  fetch?: typeof fetch
  /** False sends every call by itself, so that one that waits holds up no other. */
  batch?: boolean
  /** For streams where the platform has no EventSource of its own. */
  EventSource?: never
}

/** How many calls the server takes in one request. */
export const maxBatch = 20

/** The typed client of a Stemma server: every procedure, its input and its answer. */
export function createClient({
  url,
  token,
  fetch: send,
  batch = true,
  EventSource,
}: ClientOptions): TRPCClient<AppRouter> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const endpoint = `${url.replace(/\/$/, '')}/trpc`
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({
          url: endpoint,
          transformer: superjson,
          ...(EventSource ? { EventSource, eventSourceOptions: { headers } as never } : {}),
        }),
        false: httpBatchLink({
          url: endpoint,
          transformer: superjson,
          maxItems: batch ? maxBatch : 1,
          headers: ({ opList }) => ({
            ...headers,
            ...(opList.some(({ context }) => context['idempotencyKey'])
              ? {
                  'idempotency-key': opList
                    .map(({ context: { idempotencyKey: key } }) => (typeof key === 'string' ? key : ''))
                    .join(','),
                }
              : {}),
          }),
          ...(send ? { fetch: send as never } : {}),
        }),
      }),
    ],
  })
}
