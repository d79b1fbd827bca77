import { accessTokenId, scopes } from '@stemma/domain/identity/input'
import { moment, prose } from '@stemma/domain/shared/input'
import { z } from 'zod'
import { person, router } from '../trpc.ts'
import { accessTokenView } from './views.ts'

const own = person(null)

/** Personal access tokens, for services that act for a person. */
export const tokensRouter = router({
  list: own.transactional.query(async ({ ctx: { work } }) => (await work.accessTokens.list()).map(accessTokenView.of)),

  create: own.transactional
    .input(
      z.strictObject({
        name: prose(100),
        scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
        expiresAt: moment.nullish(),
      }),
    )
    .mutation(async ({ ctx: { work }, input }) => {
      const { row, secret } = work.accessTokens.issue(input.name, [...new Set(input.scopes)], input.expiresAt ?? null)
      work.audit.record('token_created', { token: row.id, scopes: input.scopes })
      return { ...accessTokenView.of(row), secret }
    }),

  revoke: own.transactional.input(z.strictObject({ id: accessTokenId })).mutation(async ({ ctx: { work }, input }) => {
    await work.accessTokens.revoke(input.id)
    work.audit.record('token_revoked', { token: input.id })
  }),
})
