import { recheckStreams } from '../shared/channel.ts'
import { Owned } from '../shared/repository.ts'
import { view } from '../shared/view.ts'
import { AccessToken } from './access-token.ts'
import type { Scope } from './input.ts'
import { hashToken, newToken } from './tokens.ts'

export const accessTokenView = view(AccessToken, ['id', 'name', 'scopes', 'expiresAt', 'lastUsedAt', 'createdAt'])

/** The caller's personal access tokens. */
export class AccessTokens extends Owned<AccessToken, 'userId'> {
  protected readonly entity = AccessToken
  protected readonly owner = 'userId' as const
  protected readonly thing = 'access token'

  /** A new token; its secret is told this once. */
  issue(name: string, scopes: Scope[], expiresAt: Date | null): { row: AccessToken; secret: string } {
    const secret = `stemma_${newToken()}`
    return { secret, row: this.add({ name, scopes, expiresAt, tokenHash: hashToken(secret) }) }
  }

  async revoke(id: string): Promise<void> {
    this.remove(await this.get(id))
    await recheckStreams(this.unit)
  }

  /** By what the caller acts: the app, or a service by its token's name. */
  async via(): Promise<string> {
    const { accessToken } = this.unit.identity
    return accessToken === null ? 'app' : (await this.get(accessToken)).name
  }

  async list(): Promise<AccessToken[]> {
    return (await this.all({}, { createdAt: 'desc' })).slice(0, 100)
  }
}
