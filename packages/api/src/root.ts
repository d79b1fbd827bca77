import type { inferRouterOutputs } from '@trpc/server'
import { identityRouter } from './identity/router.ts'
import { jobsRouter } from './jobs/router.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  identity: identityRouter,
  jobs: jobsRouter,
})

export type AppRouter = typeof appRouter

/** Procedures whose output is not plain: an entity has methods or the mapper's symbols. */
type Leaks<T> = T extends string | number | boolean | null | undefined | Date
  ? never
  : T extends (...input: never[]) => unknown
    ? 'a function'
    : T extends readonly (infer Item)[]
      ? Leaks<Item>
      : T extends AsyncIterable<infer Event>
        ? Leaks<Event>
        : T extends object
          ? (keyof T & symbol extends never ? never : 'an entity') | { [K in keyof T]-?: Leaks<T[K]> }[keyof T]
          : 'something unknown'

/** No entity crosses the API: where one does, this line does not compile. */
export const nothingLeaks: Leaks<inferRouterOutputs<AppRouter>> extends never ? true : Leaks<inferRouterOutputs<AppRouter>> = true
