import { Owned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import type { providers } from './input.ts'
import type { Keyring } from './keyring.ts'
import { UserSettings } from './user-settings.ts'

type Provider = (typeof providers)[number]

const columns = {
  openai: 'openaiApiKeyEncrypted',
  anthropic: 'anthropicApiKeyEncrypted',
  elevenlabs: 'elevenlabsApiKeyEncrypted',
} as const satisfies Record<Provider, keyof UserSettings>

/** The caller's settings. */
export class AllSettings extends Owned<UserSettings, 'userId'> {
  protected readonly entity = UserSettings
  protected readonly owner = 'userId' as const
  protected readonly thing = 'settings'

  /** For which providers the caller has given a key. */
  async keysSet(): Promise<Record<Provider, boolean>> {
    const row = await this.unit.row<Record<Provider, boolean>>(sql`
      select openai_api_key_encrypted is not null as openai, anthropic_api_key_encrypted is not null as anthropic,
        elevenlabs_api_key_encrypted is not null as elevenlabs
      from identity.user_settings where user_id = ${this.unit.user}`)
    return row ?? { openai: false, anthropic: false, elevenlabs: false }
  }

  /** Seals a provider's key where it belongs, or removes it. */
  async setKey(provider: Provider, key: string | null, keyring: Keyring): Promise<void> {
    const column = columns[provider]
    const settings = await this.get({})
    settings[column] =
      key === null ? null : keyring.seal(key, ['user_settings', column, this.unit.user, this.unit.user])
  }
}
