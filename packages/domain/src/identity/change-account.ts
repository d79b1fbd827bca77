import { DomainError } from '../shared/errors.ts'
import type { Work } from '../work.ts'
import { assertPassword, checkPassword, hashPassword, type PasswordRules } from './password.ts'
import type { Mail } from './ports.ts'
import { sendEmailChange, sendEmailChangeNotice, sendVerification } from './send-link.ts'

/** Runs a short unit of the caller's. Password hashing happens between them, never inside one. */
export type InWork = <T>(work: (unit: Work) => Promise<T>) => Promise<T>

async function confirm(inWork: InWork, password: string): Promise<{ email: string; username: string }> {
  const me = await inWork(async (work) => {
    const { email, username } = await work.users.me()
    return { email, username, passwordHash: await work.users.passwordHash() }
  })
  const { right } = await checkPassword(password, me.passwordHash)
  if (!right) throw new DomainError('password_wrong', { field: 'password' })
  return me
}

/** Changes the password and logs every other device out. */
export async function changePassword(
  inWork: InWork,
  input: { password: string; newPassword: string },
  rules: PasswordRules,
): Promise<void> {
  const me = await confirm(inWork, input.password)
  await assertPassword(input.newPassword, [me.username, me.email], rules)
  const passwordHash = await hashPassword(input.newPassword)
  await inWork(async (work) => {
    ;(await work.users.me()).passwordHash = passwordHash
    await work.sessions.endAll(work.identity.session)
    work.audit.record('password_changed')
  })
}

/** Sends a link to the new address; the old one stays until it is followed, and is told. */
export async function requestEmailChange(
  inWork: InWork,
  input: { password: string; email: string },
  house: { mail: Mail | undefined; publicUrl: string },
): Promise<void> {
  const { mail, publicUrl } = house
  if (!mail) throw new DomainError('mail_missing')
  const me = await confirm(inWork, input.password)
  const token = await inWork(async (work) => {
    work.audit.record('email_change_requested')
    return work.oneTimeTokens.issue('change_email', input.email)
  })
  sendEmailChange(mail, publicUrl, input.email, token)
  sendEmailChangeNotice(mail, me.email)
}

/** Sends the link that confirms the present address once more. */
export async function resendVerification(
  inWork: InWork,
  house: { mail: Mail | undefined; publicUrl: string },
): Promise<void> {
  const { mail, publicUrl } = house
  if (!mail) throw new DomainError('mail_missing')
  const { email, token } = await inWork(async (work) => ({
    email: (await work.users.me()).email,
    token: work.oneTimeTokens.issue('verify_email'),
  }))
  sendVerification(mail, publicUrl, email, token)
}

/** Marks the account for erasure in 30 days and logs every device out. Logging in with “keep my account” takes it back. */
export async function requestDeletion(inWork: InWork, input: { password: string; username: string }): Promise<void> {
  const me = await confirm(inWork, input.password)
  if (me.username !== input.username)
    throw new DomainError('input_invalid', { field: 'username', reason: 'type your name exactly' })
  await inWork(async (work) => {
    ;(await work.users.me()).deletedAt = new Date()
    await work.sessions.endAll()
    await work.em.flush()
    work.audit.record('deletion_requested')
  })
}

/** Changes the name others see and the one to log in with. */
export async function rename(work: Work, username: string): Promise<void> {
  ;(await work.users.me()).username = username
  ;(await work.profiles.get({})).username = username
  work.audit.record('renamed')
}
