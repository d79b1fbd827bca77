import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { newToken } from '../identity/tokens.ts'
import type { Draft, Row } from './draft.ts'
import { seeds } from './seeds.ts'

export type { Row, StoredBytes } from './draft.ts'

/** A connection as the owner of the cluster. */
export type Queryable = Pick<pg.ClientBase, 'query'>

/** A person with rows in every table, as they were stored. */
export type FullWorld = Readonly<Draft>

export type Column = { name: string; type: string; generated: boolean; isKey: boolean }
export type Table = { name: string; columns: readonly Column[] }

/** The schemas of ours that hold rows. */
export const schemas = ['identity', 'storage', 'jobs', 'sounds', 'library'] as const

/** Every table there is in those schemas, with its columns, as the catalogue has them; partitions are their parents'. */
export async function readTables(client: Queryable): Promise<Table[]> {
  const { rows } = await client.query<{ table: string } & Column>(
    `select n.nspname || '.' || c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type,
        a.attgenerated <> '' as generated, coalesce(a.attnum = any (k.conkey), false) as "isKey"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
      where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      order by c.oid, a.attnum`,
    [schemas],
  )
  const tables = Map.groupBy(rows, (row) => row.table)
  return [...tables].map(([name, columns]) => ({ name, columns }))
}

const known = new WeakMap<Queryable, Map<string, Table>>()

/** The same by name, read once for each connection. */
async function tablesOf(client: Queryable): Promise<Map<string, Table>> {
  const tables = known.get(client) ?? new Map((await readTables(client)).map((table) => [table.name, table]))
  known.set(client, tables)
  return tables
}

const tenCharacters = (prefix: string) =>
  prefix +
  BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString(36)
    .padStart(8, '0')
    .slice(-8)

/**
 * A person with a row at least in every table. Their texts carry `mark`. With `isPublic` one sound is shared and one collection
 * public, and what these show carries `shown` instead. `client` is connected as the owner of the cluster.
 */
export async function aFullWorld(
  client: Queryable,
  options: { isPublic?: boolean; neighbour?: FullWorld } = {},
): Promise<FullWorld> {
  const draft: Draft = {
    id: randomUUID(),
    mark: tenCharacters('zq'),
    shown: tenCharacters('vs'),
    isPublic: options.isPublic ?? false,
    neighbour: options.neighbour?.rows['sounds.generations']?.[2]?.['id'] as string | undefined,
    secrets: { session: newToken(), access: `stemma_${newToken()}`, share: aShareToken(), expiredShare: aShareToken() },
    job: randomUUID(),
    blobs: [],
    rows: {},
  }
  const tables = await tablesOf(client)
  await client.query('begin')
  try {
    await client.query('set local role stemma_definer')
    for (const [name, seed] of Object.entries(seeds))
      draft.rows[name] = await insert(client, tables.get(name)!, seed(draft), isNobodys(name) ? null : draft.mark)
    await enqueue(client, draft)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  return draft
}

/**
 * Bob keeps everything to himself; Carol published a sound and a collection, and has more. The others are somebody no more:
 * suspended, waiting to be erased, with a session that is over.
 */
export type Cast = Readonly<Record<'bob' | 'carol' | 'suspended' | 'leaving' | 'expired', FullWorld>>

export async function aCast(client: Queryable, make: typeof aFullWorld = aFullWorld): Promise<Cast> {
  const carol = await make(client, { isPublic: true })
  const bob = await make(client, { neighbour: carol })
  const [suspended, leaving, expired] = [await make(client), await make(client), await make(client)]
  await client.query('begin')
  await client.query('set local role stemma_definer')
  await client.query('update identity.users set is_active = false where id = $1', [suspended.id])
  await client.query('update identity.users set deleted_at = now() where id = $1', [leaving.id])
  await client.query(`update identity.user_sessions set expires_at = now() - interval '1 second' where user_id = $1`, [
    expired.id,
  ])
  await client.query('commit')
  return { bob, carol, suspended, leaving, expired }
}

const aShareToken = () => randomBytes(24).toString('base64url')

/** Rows that say nothing of the person. */
export const isNobodys = (table: string) =>
  ['identity.stripe_events', 'identity.erasures', 'storage.blobs'].includes(table)

/** The person's waiting job, in the queue's own table. */
async function enqueue(client: Queryable, { rows }: Draft): Promise<void> {
  const [job] = rows['jobs.jobs']!
  await client.query('set local role stemma_api')
  await client.query('insert into pgboss.job (id, name, data) values ($1, $2, $3)', [
    job!['id'],
    job!['name'],
    JSON.stringify({ v: 1, generationId: job!['subject_id'] }),
  ])
}

/** Inserts rows and answers them as they are stored; columns of text that a row does not name carry the mark. */
async function insert(
  client: Queryable,
  { name, columns }: Table,
  rows: readonly Row[],
  mark: string | null,
): Promise<Row[]> {
  const values: unknown[] = []
  const tuples = rows.map((row) => {
    const places = columns.map((column) => {
      if (column.name in row) return `$${values.push(written(column, row[column.name]))}`
      if (mark !== null && !column.generated && /^(text|character varying)$/.test(column.type))
        return `$${values.push(mark)}`
      if (mark !== null && column.type === 'jsonb') return `$${values.push(JSON.stringify({ note: mark }))}`
      return 'default'
    })
    return `(${places.join(', ')})`
  })
  if (tuples.length === 0) return []
  const names = columns.map((column) => `"${column.name}"`).join(', ')
  const text = `insert into ${name} (${names}) values ${tuples.join(', ')} returning *`
  return (await client.query<Row>(text, values)).rows
}

const written = ({ type }: Column, value: unknown) =>
  type === 'jsonb' && value !== null ? JSON.stringify(value) : value

/** For each table a digest of everything in it that mentions the person, or a row of theirs. Equal digests: nothing was touched. */
export async function fingerprint(client: Queryable, world: FullWorld): Promise<Record<string, string>> {
  const tables = await tablesOf(client)
  const named = [
    'sounds.generations',
    'sounds.collections',
    'library.music_tracks',
    'library.playlists',
    'jobs.jobs',
  ].flatMap((name) => world.rows[name] ?? [])
  const needles = [world.id, world.mark, ...named.map((row) => row['id'] as string)]
  const mentions = needles.map((_, index) => `strpos(said, $${index + 1}) > 0`).join(' or ')
  const parts = [...tables.keys()].map(
    (name) =>
      `select '${name}' as name, md5(coalesce(string_agg(said, '' order by said), '')) as digest
       from (select t::text as said from ${name} t offset 0) as rows where ${mentions}`,
  )
  const { rows } = await client.query<{ name: string; digest: string }>(parts.join(' union all '), needles)
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}
