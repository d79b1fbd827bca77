import type { Keyring } from '../identity/index.ts'
import type { Work } from '../work.ts'

/** What tells one listener from another, and only this server can derive: an account, or an address and its browser. */
export const listenerOf = (work: Work, keys: Keyring): string =>
  keys.derive('listener', work.identity.user ?? `${work.origin.ip} ${work.origin.userAgent}`)
