import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Orm } from '../orm.ts'
import { DomainError } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Origin } from '../shared/unit.ts'
import { inWork, type Work } from '../work.ts'
import type { registerInput } from './input.ts'
import { openSession, type SessionTokens } from './log-in.ts'
import { assertPassword, hashPassword, type PasswordRules } from './password.ts'
import type { Mail } from './ports.ts'
import { sendVerification } from './send-link.ts'
import { hashToken } from './tokens.ts'

export type Registration = 'open' | 'invite' | 'closed'

type House = { registration: Registration; passwordRules: PasswordRules; mail: Mail | undefined; publicUrl: string }

/** Makes an account with its profile and settings in one unit, and logs the device in. */
export async function register(
  orm: Orm,
  input: z.output<typeof registerInput>,
  house: House,
  origin: Origin,
): Promise<SessionTokens> {
  if (house.registration === 'closed') throw new DomainError('registration_closed')
  if (house.registration === 'invite' && input.invite === undefined)
    throw new DomainError('invite_needed', { field: 'invite' })
  await assertPassword(input.password, [input.username, input.email], house.passwordRules)
  const passwordHash = await hashPassword(input.password)
  const id = randomUUID()
  const { tokens, link } = await inWork(
    orm,
    { user: id },
    async (work) => {
      await addAccount(work, { id, email: input.email, username: input.username, passwordHash })
      if (house.registration === 'invite') await work.row(sql`select identity.take_invite(${hashToken(input.invite!)})`)
      work.audit.record('registered')
      return { tokens: openSession(work), link: house.mail ? work.oneTimeTokens.issue('verify_email') : undefined }
    },
    origin,
  )
  if (house.mail && link) sendVerification(house.mail, house.publicUrl, input.email, link)
  return tokens
}

/** The rows every account has. */
export async function addAccount(
  work: Work,
  account: { id: string; email: string; username: string; passwordHash: string },
): Promise<void> {
  work.users.create(account)
  await work.em.flush() // the user's row first: the others refer to it
  work.profiles.add({ username: account.username })
  work.settings.add({})
}
