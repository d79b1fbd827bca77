import type { inferRouterOutputs } from '@trpc/server'
import { identityRouter } from './identity/router.ts'
import { jobsRouter } from './jobs/router.ts'
import { libraryRouter } from './library/router.ts'
import { soundsRouter } from './sounds/router.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  identity: identityRouter,
  jobs: jobsRouter,
  sounds: soundsRouter,
  library: libraryRouter,
})

export type AppRouter = typeof appRouter

type Plain = string | number | boolean | null | undefined | void | Date | symbol

/** What of an output is not plain: an entity has methods, or the mapper's symbols. */
type Leaks<T> = T extends Plain
  ? never
  : T extends (...input: never[]) => unknown
    ? 'a function'
    : T extends readonly (infer Item)[]
      ? Leaks<Item>
      : T extends AsyncIterable<infer Event> // of a subscription: its events, in tRPC's envelope
        ? Leaks<Event>
        : T extends object
          ? (keyof T & symbol extends never ? never : 'an entity') | { [K in keyof T]-?: Leaks<T[K]> }[keyof T]
          : 'something unknown'

/**
 * No entity crosses the API: where one does, this line does not compile.
 * @public
 */
export const nothingLeaks: Leaks<inferRouterOutputs<AppRouter>> extends never
  ? true
  : Leaks<inferRouterOutputs<AppRouter>> = true
