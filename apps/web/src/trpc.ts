import { QueryCache, QueryClient, MutationCache } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { inferRouterOutputs } from '@trpc/server'
import superjson from 'superjson'
import type { AppRouter } from '@stemma/api'
import { exactInputLink } from './exact-input-link.ts'
import { codeOf, sentenceOf } from './failure.ts'
import { renewLink } from './renew-link.ts'
import { tellError } from './ui/toasts.tsx'

export type Outputs = inferRouterOutputs<AppRouter>

/** Most calls the server takes in one request. */
const maxItems = 20

export const api = createTRPCClient<AppRouter>({
  links: [
    exactInputLink,
    renewLink,
    splitLink({
      condition: ({ type }) => type === 'subscription',
      true: httpSubscriptionLink({ url: '/trpc', transformer: superjson }),
      false: httpBatchLink({ url: '/trpc', transformer: superjson, maxItems }),
    }),
  ],
})

/** What may answer differently a moment later; everything else that failed stays failed. */
const passing = new Set(['database_busy', 'storage_unavailable', 'too_many_requests', 'unreachable'])

export const queries = new QueryClient({
  queryCache: new QueryCache(),
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => {
      if (mutation.meta?.quiet !== true) tellError(sentenceOf(error))
    },
    onSettled: (_data, _error, _variables, _result, mutation) => {
      const stale = mutation.meta?.stale
      if (stale !== undefined) for (const queryKey of stale) void queries.invalidateQueries({ queryKey })
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 30 * 60_000,
      retry: (count, error) => count < 2 && passing.has(codeOf(error)),
    },
    mutations: { networkMode: 'always' },
  },
})

export const trpc = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient: queries })

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** False: not for offline. */
      kept?: boolean
    }
    mutationMeta: {
      /** The form shows the error itself. */
      quiet?: boolean
      /** What the server may now answer differently. */
      stale?: readonly (readonly unknown[])[]
    }
  }
}
