import { randomUUID } from 'node:crypto'
import type { Orm } from '../orm.ts'
import { recheckStreams } from '../shared/channel.ts'
import { DomainError } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import { inWork, type Work } from '../work.ts'
import { AuditEntry } from './audit-entry.ts'
import type { AuditAction } from './input.ts'
import { Invite } from './invite.ts'
import { assertPassword, hashPassword } from './password.ts'
import { addAccount } from './register.ts'
import { hashToken, newToken } from './tokens.ts'
import { UserSession } from './user-session.ts'
import { User } from './user.ts'

/** What the owner of the server does at the command line, past every policy. `orm` connects as a role that may be the definer. */
const asOwner = <T>(orm: Orm, work: (unit: Work) => Promise<T>) => inWork(orm, { role: 'stemma_definer' }, work)

async function account(work: Work, name: string): Promise<User> {
  const key = name.toLowerCase()
  const user = await work.em.findOne(User, { $or: [{ usernameKey: key }, { emailKey: key }], deletedAt: null })
  if (!user) throw new DomainError('not_found', { thing: 'account' })
  return user
}

/** The id of the account of a name or an address. */
export const findAccount = (orm: Orm, name: string): Promise<string> =>
  asOwner(orm, async (work) => (await account(work, name)).id)

const note = (work: Work, user: User, action: AuditAction) => work.em.create(AuditEntry, { userId: user.id, action })

async function endSessions(work: Work, user: User): Promise<void> {
  await work.em.nativeDelete(UserSession, { userId: user.id })
  await recheckStreams(work)
}

/** Makes an account whose address counts as verified. */
export async function createUser(
  orm: Orm,
  input: { email: string; username: string; password: string },
): Promise<string> {
  await assertPassword(input.password, [input.username, input.email], 'length')
  const passwordHash = await hashPassword(input.password)
  const id = randomUUID()
  await asOwner(orm, async (work) => {
    await work.become(id)
    await addAccount(work, { id, email: input.email, username: input.username, passwordHash })
    ;(await account(work, input.username)).emailVerified = true
    work.audit.record('registered')
  })
  return id
}

/** Suspends an account: its sessions and streams end at once. Or lifts that again. */
export async function setActive(orm: Orm, name: string, isActive: boolean): Promise<void> {
  await asOwner(orm, async (work) => {
    const user = await account(work, name)
    user.isActive = isActive
    if (!isActive) await endSessions(work, user)
    note(work, user, isActive ? 'activated' : 'suspended')
  })
}

/** Says that an address is verified, where no mail could. */
export async function verifyUser(orm: Orm, name: string): Promise<void> {
  await asOwner(orm, async (work) => {
    const user = await account(work, name)
    user.emailVerified = true
    note(work, user, 'email_verified')
  })
}

/** Sets a password for a person who cannot get mail, and logs their devices out. */
export async function resetPasswordOf(orm: Orm, name: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password)
  await asOwner(orm, async (work) => {
    const user = await account(work, name)
    await assertPassword(password, [user.username, user.email], 'length')
    user.passwordHash = passwordHash
    await endSessions(work, user)
    note(work, user, 'password_reset')
  })
}

/** A code that lets one person register within `days`. */
export async function invite(orm: Orm, days: number): Promise<string> {
  const code = newToken()
  await asOwner(orm, async (work) => {
    work.em.create(Invite, { codeHash: hashToken(code), expiresAt: new Date(Date.now() + days * 86_400_000) })
  })
  return code
}

export type Listed = { username: string; email: string; active: boolean; verified: boolean; created: Date }

/** The first thousand accounts, oldest first. */
export const listUsers = (orm: Orm): Promise<Listed[]> =>
  asOwner(orm, (work) =>
    work.rows<Listed>(sql`select username, email, is_active as active, email_verified as verified, created_at as created
      from identity.users where deleted_at is null order by created_at, id limit 1000`),
  )
