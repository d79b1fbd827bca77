import {
  auditPage,
  changePassword,
  rename,
  requestDeletion,
  requestEmailChange,
  resendVerification,
  whoReads,
} from '@stemma/domain/identity'
import { email, password, providerKey, providers, sessionId, settings, username } from '@stemma/domain/identity/input'
import { cursor, limit, text } from '@stemma/domain/shared/input'
import { z } from 'zod'
import { anyone, person, router } from '../trpc.ts'
import { tokensRouter } from './tokens.ts'
import { profileView, sessionView, settingsView, userView } from './views.ts'

const own = person(null)
const costly = person(null, 'costly')

export const identityRouter = router({
  /** What a page must know before anybody logs in. */
  house: anyone.once.query(({ ctx: { machines } }) => ({
    registration: machines.registration,
    passwordRules: machines.passwordRules,
    mail: machines.mail !== undefined,
    reader: machines.reader?.engine ?? null,
  })),

  me: person('profile:read').transactional.query(async ({ ctx: { work, machines } }) => {
    const keys = await work.settings.keysSet()
    return {
      ...userView.of(await work.users.me()),
      profile: profileView.of(await work.profiles.get({})),
      settings: settingsView.of(await work.settings.get({})),
      keys,
      reader: whoReads(keys, machines.reader),
      sessionId: work.identity.session,
    }
  }),

  rename: own.transactional.input(z.strictObject({ username })).mutation(async ({ ctx: { work }, input }) => {
    await rename(work, input.username)
    return userView.of(await work.users.me())
  }),

  changePassword: costly.outside
    .input(z.strictObject({ password: text(1024), newPassword: password }))
    .mutation(({ ctx, input }) => changePassword(ctx.inWork, input, ctx.machines.passwordRules)),

  changeEmail: costly.outside
    .input(z.strictObject({ password: text(1024), email }))
    .mutation(({ ctx, input }) => requestEmailChange(ctx.inWork, input, ctx.machines)),

  resendVerification: costly.outside.mutation(({ ctx }) => resendVerification(ctx.inWork, ctx.machines)),

  sessions: own.transactional.query(async ({ ctx: { work } }) =>
    (await work.sessions.list()).map((session) => ({
      ...sessionView.of(session),
      isThis: session.id === work.identity.session,
    })),
  ),

  revokeSession: own.transactional
    .input(z.strictObject({ id: sessionId }))
    .mutation(async ({ ctx: { work }, input }) => {
      await work.sessions.end(input.id)
      work.audit.record('session_revoked', { session: input.id })
    }),

  revokeOtherSessions: own.transactional.mutation(async ({ ctx: { work } }) => {
    const ended = await work.sessions.endAll(work.identity.session)
    work.audit.record('session_revoked', { count: ended })
    return { ended }
  }),

  auditLog: own.once
    .input(z.strictObject({ cursor: cursor.optional(), limit: limit.default(50) }))
    .query(({ ctx, input }) => ctx.page(auditPage(input))),

  tokens: tokensRouter,

  updateSettings: own.transactional.input(settings).mutation(async ({ ctx: { work }, input }) => {
    const row = await work.settings.get({})
    row.settingsJson = { ...row.settingsJson, ...input }
    if (input.language) row.preferredLanguage = input.language
    return settingsView.of(row)
  }),

  /** Which provider keys the caller has given, told by their ends. */
  keys: own.transactional.query(({ ctx: { work, machines } }) => work.settings.keyEndings(machines.keys)),

  setKey: own.transactional
    .input(z.strictObject({ provider: z.enum(providers), key: providerKey.nullable() }))
    .mutation(async ({ ctx: { work, machines }, input }) => {
      await work.settings.setKey(input.provider, input.key, machines.keys)
      work.audit.record(input.key === null ? 'key_removed' : 'key_set', { provider: input.provider })
    }),

  deleteAccount: costly.outside
    .input(z.strictObject({ password: text(1024), username }))
    .mutation(({ ctx, input }) => requestDeletion(ctx.inWork, input)),
})
