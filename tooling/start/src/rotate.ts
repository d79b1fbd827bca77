import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { loadSecrets, writeSecrets, type Secrets } from './secrets.ts'

/** The secrets that can be replaced by a command. The database's password is the administrator's to set. */
export const rotatable = ['worker', 'session', 'seal'] as const
export type Rotatable = (typeof rotatable)[number]

/** Puts a new secret in the place of one, and keeps of the old what is still needed. Only while nothing runs that knows the old one. */
export function rotate(file: string, which: Rotatable): void {
  const secrets = loadSecrets(file, false)
  const written = JSON.parse(readFileSync(file, 'utf8')) as object
  writeSecrets(file, { ...written, ...replaced[which](secrets, randomBytes(32).toString('base64url')) })
}

const replaced: Record<Rotatable, (secrets: Secrets, fresh: string) => Partial<Secrets>> = {
  worker: (_, workerToken) => ({ workerToken }),
  // Who was erased is known by a hash under the root of that day, and a backup may be older than today's.
  session: ({ session: old, formerSessions }, session) => ({ session, formerSessions: [old, ...formerSessions] }),
  // What the old key sealed is opened with it, until it has been sealed anew.
  seal: ({ seal: { keys } }, fresh) => {
    let number = Object.keys(keys).length + 1
    while (`k${number}` in keys) number++
    return { seal: { current: `k${number}`, keys: { ...keys, [`k${number}`]: fresh } } }
  },
}
