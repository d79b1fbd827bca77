import { Owned } from '../shared/repository.ts'
import { AccessToken } from './access-token.ts'

/** The caller's personal access tokens. */
export class AccessTokens extends Owned<AccessToken, 'userId'> {
  protected readonly entity = AccessToken
  protected readonly owner = 'userId' as const
  protected readonly thing = 'access token'
}
