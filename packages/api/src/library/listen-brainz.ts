import { connectListenBrainz, disconnectListenBrainz, scrobbling } from '@stemma/domain/library'
import { listenBrainzToken } from '@stemma/domain/library/input'
import { z } from 'zod'
import { person } from '../trpc.ts'

const own = person(null)

/** Telling ListenBrainz what one hears. The token is the person's, sealed like their keys, and is never shown again. */
export const listenBrainz = {
  /** How it goes; null where nobody asked for it. */
  state: own.transactional.query(({ ctx: { work } }) => scrobbling(work)),

  /** Asks ListenBrainz whose token it is, and tells it from now on what is heard. */
  connect: person(null, 'costly')
    .outside.input(z.strictObject({ token: listenBrainzToken }))
    .mutation(async ({ ctx, input: { token }, signal = new AbortController().signal }) => {
      const { listenBrainz, keys } = ctx.machines
      const name = await listenBrainz.whose(token, signal)
      await ctx.inWork((work) => connectListenBrainz(work, token, keys))
      return { name }
    }),

  disconnect: own.transactional.mutation(({ ctx: { work, machines } }) => disconnectListenBrainz(work, machines.keys)),
}
