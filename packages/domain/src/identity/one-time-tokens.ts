import { Owned } from '../shared/repository.ts'
import type { tokenPurposes } from './input.ts'
import { OneTimeToken } from './one-time-token.ts'
import { hashToken, newToken } from './tokens.ts'

/** Links sent to the caller. */
export class OneTimeTokens extends Owned<OneTimeToken, 'userId'> {
  protected readonly entity = OneTimeToken
  protected readonly owner = 'userId' as const
  protected readonly thing = 'link'

  /** A new link's secret, good once and for an hour. */
  issue(purpose: (typeof tokenPurposes)[number], email: string | null = null): string {
    const token = newToken()
    this.add({ purpose, email, tokenHash: hashToken(token), expiresAt: new Date(Date.now() + 3_600_000) })
    return token
  }
}
