import type { Orm } from '../orm.ts'
import { sql } from '../shared/sql.ts'
import type { Origin } from '../shared/unit.ts'
import { inWork } from '../work.ts'
import { assertPassword, hashPassword, type PasswordRules } from './password.ts'
import type { Mail } from './ports.ts'
import { sendReset } from './send-link.ts'
import { hashToken } from './tokens.ts'

/** Sends a link to choose a new password, if the address has an account. The answer is the same if it has none. */
export async function requestReset(
  orm: Orm,
  email: string,
  mail: Mail | undefined,
  publicUrl: string,
  origin: Origin,
): Promise<void> {
  const link = await inWork(
    orm,
    { user: null },
    async (work) => {
      const found = await work.row<{ id: string | null }>(sql`select identity.find_by_email(${email}) as id`)
      if (!found?.id) return undefined
      await work.become(found.id)
      work.audit.record('password_reset_requested')
      return mail ? work.oneTimeTokens.issue('reset_password') : undefined
    },
    origin,
  )
  if (mail && link) sendReset(mail, publicUrl, email, link)
}

type Used = { user_id: string }

/** Chooses a new password by a link, and logs every device out. */
export async function resetPassword(
  orm: Orm,
  input: { token: string; password: string },
  rules: PasswordRules,
  origin: Origin,
): Promise<void> {
  await assertPassword(input.password, [], rules)
  const passwordHash = await hashPassword(input.password)
  await inWork(
    orm,
    { user: null },
    async (work) => {
      const used = await work.row<Used>(
        sql`select * from identity.use_one_time_token(${hashToken(input.token)}, array['reset_password'])`,
      )
      await work.become(used!.user_id)
      const me = await work.users.me()
      me.passwordHash = passwordHash
      await work.sessions.endAll()
      work.audit.record('password_reset')
    },
    origin,
  )
}

/** Confirms an address, a first one or a new one. */
export async function verifyEmail(orm: Orm, token: string, origin: Origin): Promise<void> {
  await inWork(
    orm,
    { user: null },
    async (work) => {
      const used = await work.row<Used & { purpose: string }>(
        sql`select * from identity.use_one_time_token(${hashToken(token)}, array['verify_email', 'change_email'])`,
      )
      await work.become(used!.user_id)
      work.audit.record(used!.purpose === 'change_email' ? 'email_changed' : 'email_verified')
    },
    origin,
  )
}
