import type { AnyRouter } from '@trpc/server'
import type { z } from 'zod'
import type { Meta } from '../trpc.ts'

/** One procedure of a router, as it was declared. */
export type Procedure = {
  /** E.g. `identity.tokens.revoke`. */
  path: string
  type: 'query' | 'mutation' | 'subscription'
  meta: Meta | undefined
  /** Absent where the procedure takes nothing. */
  input: z.ZodType | undefined
  /** How many schemas the input must pass; more than one cannot be told apart and is refused by the suites. */
  inputs: number
}

type Declared = { _def: { type: Procedure['type']; meta?: Meta; inputs: z.ZodType[] } }

/** Every procedure of a router, walked, not listed. */
export const proceduresOf = (router: AnyRouter): Procedure[] =>
  Object.entries(router._def.procedures as Record<string, Declared>).map(
    ([
      path,
      {
        _def: { type, meta, inputs },
      },
    ]) => ({
      path,
      type,
      meta,
      input: inputs[0],
      inputs: inputs.length,
    }),
  )
