import type { Orm } from '../orm.ts'
import { inWork } from '../work.ts'
import type { Keyring } from './keyring.ts'
import { UserSettings } from './user-settings.ts'

const columns = [
  'openaiApiKeyEncrypted',
  'anthropicApiKeyEncrypted',
  'elevenlabsApiKeyEncrypted',
  'listenbrainzTokenEncrypted',
] as const

/** Seals every stored key with today's key, a hundred rows a transaction. Answers how many values were sealed anew. */
export async function reseal(orm: Orm, keys: Keyring): Promise<number> {
  let total = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await inWork(orm, { role: 'stemma_definer' }, async (work) => {
      const batch = await work.em.find(
        UserSettings,
        { userId: { $gt: after } },
        { orderBy: { userId: 'asc' }, limit: 100, populate: [...columns] },
      )
      for (const row of batch) {
        for (const column of columns) {
          const sealed = row[column]
          if (!sealed || !keys.isOld(sealed)) continue
          const place = ['user_settings', column, row.userId, row.userId] as const
          row[column] = keys.seal(keys.open(sealed, place), place)
          total++
        }
      }
      return batch.map((row) => row.userId)
    })
    if (rows.length < 100) return total
    after = rows.at(-1)!
  }
}
