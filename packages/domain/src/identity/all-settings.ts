import { Owned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import { readingProviders, type providers } from './input.ts'
import type { Keyring, Place } from './keyring.ts'
import { UserSettings } from './user-settings.ts'

type Provider = (typeof providers)[number]
export type KeysGiven = Record<Provider, boolean>
/** A person's own key, opened. It never leaves the server. */
export type OwnKey = { provider: (typeof readingProviders)[number]; key: string }

const columns = {
  openai: 'openaiApiKeyEncrypted',
  anthropic: 'anthropicApiKeyEncrypted',
  elevenlabs: 'elevenlabsApiKeyEncrypted',
  listenbrainz: 'listenbrainzTokenEncrypted',
} as const satisfies Record<Provider | 'listenbrainz', keyof UserSettings>
/** Whose key it is. */
type Whose = keyof typeof columns

/** For which providers the caller has given a key. */
export const keysGiven = sql`
  select openai_api_key_encrypted is not null as openai, anthropic_api_key_encrypted is not null as anthropic,
    elevenlabs_api_key_encrypted is not null as elevenlabs
  from identity.user_settings where user_id = identity.current_user_id()`

/** As many of a key's last characters as tell two keys apart and give nothing away. */
const endingOf = (key: string): string => (key.length >= 20 ? key.slice(-4) : '')

/** The caller's settings. */
export class AllSettings extends Owned<UserSettings, 'userId'> {
  protected readonly entity = UserSettings
  protected readonly owner = 'userId' as const
  protected readonly thing = 'settings'

  async keysSet(): Promise<KeysGiven> {
    const row = await this.unit.row<KeysGiven>(keysGiven)
    return row ?? { openai: false, anthropic: false, elevenlabs: false }
  }

  /** What the caller may see of the keys they gave: their last characters; null where one does not open any more. */
  async keyEndings(keyring: Keyring): Promise<{ provider: Provider; ending: string | null }[]> {
    const given = Object.entries(await this.#sealed()) as [Provider, string | null][]
    return given.flatMap(([provider, sealed]) =>
      sealed === null ? [] : [{ provider, ending: this.#ending(provider, sealed, keyring) }],
    )
  }

  /** The key of the caller's that reads their prompts, or undefined. */
  async readingKey(keyring: Keyring): Promise<OwnKey | undefined> {
    const sealed = await this.#sealed()
    for (const provider of readingProviders) {
      const value = sealed[provider]
      if (value) return { provider, key: this.#open(provider, value, keyring) }
    }
    return undefined
  }

  /** The caller's token at ListenBrainz, or undefined. */
  async listenbrainzToken(keyring: Keyring): Promise<string | undefined> {
    const row = await this.unit.row<{ sealed: string | null }>(
      sql`select listenbrainz_token_encrypted as sealed from identity.user_settings where user_id = ${this.unit.user}`,
    )
    return row?.sealed == null ? undefined : this.#open('listenbrainz', row.sealed, keyring)
  }

  /** Seals a provider's key where it belongs, or removes it. */
  async setKey(provider: Whose, key: string | null, keyring: Keyring): Promise<void> {
    const column = columns[provider]
    const settings = await this.get({})
    settings[column] = key === null ? null : keyring.seal(key, this.#place(provider))
  }

  #place(provider: Whose): Place {
    return ['user_settings', columns[provider], this.unit.user, this.unit.user]
  }

  #ending(provider: Provider, sealed: string, keyring: Keyring): string | null {
    try {
      return endingOf(this.#open(provider, sealed, keyring))
    } catch {
      return null
    }
  }

  #open(provider: Whose, sealed: string, keyring: Keyring): string {
    return keyring.open(sealed, this.#place(provider))
  }

  async #sealed(): Promise<Partial<Record<Provider, string | null>>> {
    const row = await this.unit.row<Record<Provider, string | null>>(sql`
      select openai_api_key_encrypted as openai, anthropic_api_key_encrypted as anthropic,
        elevenlabs_api_key_encrypted as elevenlabs
      from identity.user_settings where user_id = ${this.unit.user}`)
    return row ?? {}
  }
}
