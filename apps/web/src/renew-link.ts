import { TRPCClientError, type TRPCLink } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import { observable } from '@trpc/server/observable'
import { codeOf } from './failure.ts'
import { renew } from './session.ts'

/** An access cookie that ran out is not sent any more: then the server sees a stranger. */
const ended = new Set(['session_ended', 'log_in_first'])

/** When a session has ended the call is made again after renewing it, once. */
export const renewLink: TRPCLink<AnyTRPCRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      let again = false
      const attempt = (): { unsubscribe: () => void } =>
        next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => {
            if (again || !ended.has(codeOf(error))) return observer.error(TRPCClientError.from(error))
            again = true
            void renew().then((renewed) => {
              if (renewed) subscription = attempt()
              else observer.error(TRPCClientError.from(error))
            })
          },
        })
      let subscription = attempt()
      return () => subscription.unsubscribe()
    })
