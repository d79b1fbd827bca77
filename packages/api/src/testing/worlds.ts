import { randomUUID } from 'node:crypto'
import { hashToken, newToken } from '@stemma/domain/identity'
import { fingerprint, type FullWorld } from '@stemma/domain/testing/full-world'
import type { Caller, Server } from './server.ts'

/** Who a world's person is on the wire. */
export const as = (world: FullWorld): Caller => ({ token: world.secrets.session })

/** Values that are no row: what may be presented, and what must never be told. */
const own: Record<string, (world: FullWorld) => unknown> = {
  cursor: () => undefined,
  share_token: (world) => world.secrets.share,
  library_share_token: (world) => world.rows['library.shares']![0]!['share_token'],
  secret: () => newToken(),
  batch: (world) => world.rows['library.uploads']?.[0]?.['batch'],
  idempotency: () => newToken(),
}

/** Whether the suites can put a value in the place of a ref. */
export const isKnownRef = (world: FullWorld) => (ref: string) => ref in own || ref in world.rows

/** The value that stands for a ref in a person's world: a row's key, the first unless `index` says another. */
export const refsOf =
  (world: FullWorld, index: Readonly<Record<string, number>> = {}) =>
  (ref: string): unknown =>
    own[ref] ? own[ref](world) : keyOf(ref, world.rows[ref]?.[index[ref] ?? 0])

const keyOf = (ref: string, row: Readonly<Record<string, unknown>> | undefined): unknown =>
  ref === 'storage.blobs' ? row?.['sha256'] : row?.['id']

/** Refs that name something one has or has not; the others grant, or say where one is. */
export const isOwned = (ref: string): boolean => ref.includes('.') || ref.endsWith('share_token')

/** Everything of another's that a ref could be pointed at: not a link that was given to the world. */
export const foreign = (world: FullWorld, ref: string): unknown[] =>
  ref === 'share_token'
    ? [world.secrets.expiredShare]
    : ref === 'library_share_token'
      ? [world.rows['library.shares']![1]!['share_token']]
      : (world.rows[ref] ?? []).map((row) => keyOf(ref, row)).filter((key) => typeof key === 'string')

/** Well formed, and of nobody. */
export const missing = (ref: string): unknown =>
  ref.endsWith('share_token') ? newToken().slice(0, 32) : ref === 'storage.blobs' ? hashToken(newToken()) : randomUUID()

/** Runs SQL past every policy. */
export async function sqlAsDefiner(server: Server, text: string, values: unknown[] = []): Promise<void> {
  await server.client.query('begin')
  await server.client.query('set local role stemma_definer')
  await server.client.query(text, values)
  await server.client.query('commit')
}

/** A service of a person's, with an access token of these scopes. */
export async function aService(server: Server, world: FullWorld, scopes: readonly string[]): Promise<Caller> {
  const token = `stemma_${newToken()}`
  await sqlAsDefiner(
    server,
    `insert into identity.access_tokens (user_id, name, token_hash, scopes) values ($1, 'a service', $2, $3)`,
    [world.id, hashToken(token), scopes],
  )
  return { token }
}

const lastSeen = new WeakMap<FullWorld, Record<string, string>>()

/** The tables in which something of a person changed since this was last asked; none the first time. */
export async function touchedSince(server: Server, world: FullWorld): Promise<string[]> {
  const now = await fingerprint(server.client, world)
  const before = lastSeen.get(world) ?? now
  lastSeen.set(world, now)
  return Object.keys(now).filter((table) => now[table] !== before[table])
}

/** Takes the provider keys away that every text column of a world has something in. */
export const withoutKeys = (server: Server, user: string) =>
  sqlAsDefiner(
    server,
    'update identity.user_settings set openai_api_key_encrypted = null, anthropic_api_key_encrypted = null where user_id = $1',
    [user],
  )
