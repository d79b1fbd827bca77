import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { startPostgres } from '@stemma/postgres'
import { withClient } from '../data/client.ts'

/** Makes people with sessions straight in the database of a running house, past log-in and its slow hash; their tokens. */
export async function inviteGuests(data: string, count: number): Promise<string[]> {
  const { url } = await startPostgres({ data: join(data, 'postgres') })
  const database = new URL(url)
  database.pathname = '/stemma'
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'))
  await withClient(database.href, async (client) => {
    for (const token of tokens) {
      const id = randomUUID()
      const name = `guest_${id.slice(0, 8)}`
      await client.query(
        `insert into identity.users (id, email, username, password_hash) values ($1, $2, $3, 'none')`,
        [id, `${name}@example.org`, name],
      )
      await client.query('insert into identity.profiles (user_id, username) values ($1, $2)', [id, name])
      await client.query('insert into identity.user_settings (user_id) values ($1)', [id])
      const later = `now() + interval '1 day'`
      await client.query(
        `insert into identity.user_sessions (user_id, token_hash, family, expires_at, refresh_expires_at, absolute_expires_at)
           values ($1, $2, $3, ${later}, ${later}, ${later})`,
        [id, createHash('sha256').update(token).digest('hex'), randomUUID()],
      )
    }
  })
  return tokens
}
