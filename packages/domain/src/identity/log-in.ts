import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Orm } from '../orm.ts'
import { DomainError } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Origin } from '../shared/unit.ts'
import { inWork, type Work } from '../work.ts'
import type { loginInput } from './input.ts'
import { checkPassword, hashPassword } from './password.ts'
import { hashToken, newToken } from './tokens.ts'

/** Minutes and days a session lasts: without renewal, between renewals, in all. */
export const sessionLife = { accessMinutes: 15, slidingDays: 30, absoluteDays: 90 } as const

/** What a logged-in device holds. `refresh` is `family.secret`. */
export type SessionTokens = { access: string; refresh: string }

/** Opens a session for the caller of this unit. */
export function openSession(work: Work): SessionTokens {
  const now = Date.now()
  const family = randomUUID()
  const tokens = { access: newToken(), refresh: `${family}.${newToken()}` }
  work.sessions.add({
    family,
    tokenHash: hashToken(tokens.access),
    refreshTokenHash: hashToken(tokens.refresh),
    expiresAt: new Date(now + sessionLife.accessMinutes * 60_000),
    refreshExpiresAt: new Date(now + sessionLife.slidingDays * 86_400_000),
    absoluteExpiresAt: new Date(now + sessionLife.absoluteDays * 86_400_000),
    userAgent: work.origin.userAgent?.slice(0, 500) ?? null,
    ipAddress: work.origin.ip,
  })
  return tokens
}

type Login = { user_id: string; password_hash: string; is_active: boolean; leaving: boolean }

/** Checks a name (or address) and password, and opens a session. A wrong name and a wrong password are the same, in words and in time. */
export async function logIn(orm: Orm, input: z.output<typeof loginInput>, origin: Origin): Promise<SessionTokens> {
  const found = await inWork(orm, { user: null }, (work) =>
    work.row<Login>(sql`select * from identity.find_login(${input.name}) where user_id is not null`),
  )
  const { right, outdated } = await checkPassword(input.password, found?.password_hash)
  if (!found || !right) {
    if (found) await inWork(orm, { user: found.user_id }, async (work) => work.audit.record('login_failed'), origin)
    throw new DomainError('login_failed')
  }
  if (!found.is_active) throw new DomainError('account_suspended')
  if (found.leaving && !input.keepAccount) throw new DomainError('account_leaving')
  const renewed = outdated ? await hashPassword(input.password) : undefined
  return inWork(
    orm,
    { user: found.user_id },
    async (work) => {
      const me = await work.users.me()
      if (found.leaving) {
        me.deletedAt = null
        work.audit.record('deletion_cancelled')
      }
      if (renewed) me.passwordHash = renewed
      me.lastLoginAt = new Date()
      work.audit.record('logged_in')
      return openSession(work)
    },
    origin,
  )
}

/** Ends the session this unit was opened with. */
export async function logOut(work: Work): Promise<void> {
  if (work.identity.session === null) return
  work.audit.record('logged_out')
  await work.sessions.end(work.identity.session)
}
