import { defineEntity, p } from '@mikro-orm/core'
import { own, updatedAt } from '../shared/columns.ts'
import type { Settings } from './input.ts'
import { User } from './user.ts'

const schema = defineEntity({
  name: 'UserSettings',
  schema: 'identity',
  tableName: 'user_settings',
  ...own('user_id'),
  properties: {
    userId: () =>
      p.manyToOne(User).mapToPk().primary().joinColumn('user_id').deleteRule('cascade').updateRule('no action'),
    openaiApiKeyEncrypted: p.text().nullable().lazy(),
    elevenlabsApiKeyEncrypted: p.text().nullable().lazy(),
    anthropicApiKeyEncrypted: p.text().nullable().lazy(),
    listenbrainzTokenEncrypted: p.text().nullable().lazy(),
    preferredLanguage: p.string().length(10).default('en'),
    summaryQuality: p.string().length(20).default('balanced'),
    settingsJson: p
      .json<Settings>()
      .defaultRaw("'{}'::jsonb")
      .onCreate(() => ({})),
    updatedAt: updatedAt(),
  },
})

/** A person's preferences and sealed provider keys. */
export class UserSettings extends schema.class {}
schema.setClass(UserSettings)
