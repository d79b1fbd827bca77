import type { TRPCLink } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'

/** Endless queries add the direction of scrolling to their input. Our lists only go forward, and the server takes nothing it did not ask for. */
export const exactInputLink: TRPCLink<AnyTRPCRouter> =
  () =>
  ({ op, next }) => {
    if (typeof op.input !== 'object' || op.input === null || !('direction' in op.input)) return next(op)
    const { direction: _, ...input } = op.input
    return next({ ...op, input })
  }
