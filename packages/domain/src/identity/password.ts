import { hash, verify } from '@node-rs/argon2'
import { compare } from 'bcryptjs'
import { DomainError } from '../shared/errors.ts'

/** argon2id, 64 MiB, three passes, one lane (OWASP Password Storage Cheat Sheet, and above it). */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }

/** `length`: any 8 characters that are not common. `classic`: upper and lower case and a digit as well. */
export type PasswordRules = 'length' | 'classic'

/** Refuses a password that a list of common ones holds, or that is the person's own name. */
export async function assertPassword(password: string, about: readonly string[], rules: PasswordRules): Promise<void> {
  const refuse = (reason: string) => {
    throw new DomainError('password_weak', { field: 'password', reason })
  }
  const lower = password.toLowerCase()
  if (
    about.some((word) => word !== '' && (lower === word.toLowerCase() || lower === word.toLowerCase().split('@')[0]))
  ) {
    refuse('it is your own name or address.')
  }
  if ((await commonPasswords()).has(lower)) refuse('it is on the list everybody tries first.')
  if (rules === 'classic' && !(/\p{Lu}/u.test(password) && /\p{Ll}/u.test(password) && /\d/.test(password))) {
    refuse('it needs an upper-case letter, a lower-case letter and a digit.')
  }
}

/** The PHC string of a password. Two at once at most: each takes 64 MiB. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost))

/** Whether the password is the stored one, and whether its hash should be made anew (bcrypt from an imported account). */
export async function checkPassword(
  password: string,
  stored: string | undefined,
): Promise<{ right: boolean; outdated: boolean }> {
  if (stored?.startsWith('$2')) return { right: await inTurn(() => compare(password, stored)), outdated: true }
  // For a name nobody has, as much work is done as for one that exists.
  const right = await inTurn(async () => verify(stored ?? (await dummy()), password).catch(() => false))
  return { right: stored !== undefined && right, outdated: false }
}

let dummyHash: Promise<string> | undefined
const dummy = () => (dummyHash ??= hash('nobody has this password', cost))

let common: Promise<ReadonlySet<string>> | undefined
const commonPasswords = () =>
  (common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].filter((word) => word.length >= 8)),
  ))

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 2) {
    if (waiting.length >= 100) throw new DomainError('database_busy')
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}
