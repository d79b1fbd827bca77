import type pg from 'pg'
import { readTables, type FullWorld, type Row, type Table } from '../testing/full-world.ts'
import { attempt, forbidden, type Outcome, type Speaker } from './attempt.ts'
import { crossOwner, ownerColumns } from './tables.ts'

type Privileges = { select: boolean; delete: boolean; insertable: string[]; updatable: string[] }

/**
 * Tries every verb on a row of `victim` in every table: the victim may do what the grants say, `intruder` and nobody may do nothing, and
 * tables of nobody are closed to all. Answers what went otherwise, a sentence each.
 */
export async function rowViolations(client: pg.Client, victim: FullWorld, intruder: FullWorld): Promise<string[]> {
  const found: string[] = []
  for (const table of await readTables(client)) {
    const privileges = await privilegesOn(client, table)
    const [row] = victim.rows[table.name] ?? []
    if (row) found.push(...(await violationsOf(client, table, row, privileges, victim, intruder)))
  }
  return found
}

async function violationsOf(
  client: pg.Client,
  table: Table,
  row: Row,
  privileges: Privileges,
  victim: FullWorld,
  intruder: FullWorld,
): Promise<string[]> {
  const { name } = table
  const isOwned = name in ownerColumns
  const keys = table.columns.filter((column) => column.isKey).map((column) => column.name)
  const where = keys.map((key, index) => `"${key}" = $${index + 1}`).join(' and ')
  const values = keys.map((key) => row[key])
  const here = { text: `delete from ${name} where ${where}`, values }
  const inserted =
    privileges.insertable.length > 0
      ? privileges.insertable
      : table.columns.filter((column) => !column.generated).map((column) => column.name)
  const list = inserted.map((column) => `"${column}"`).join(', ')
  const written = await asJson(client, name, where, values)

  const verbs: { verb: string; allowed: boolean; run: (as: Speaker) => Promise<Outcome> }[] = [
    {
      verb: 'select',
      allowed: privileges.select,
      run: (as) => attempt(client, { as, text: `select 1 from ${name} where ${where}`, values }),
    },
    ...(privileges.updatable.length > 0
      ? privileges.updatable
      : table.columns.filter((column) => !column.generated).map((column) => column.name)
    ).map((column) => ({
      verb: `update ${column} of`,
      allowed: privileges.updatable.length > 0,
      run: (as: Speaker) =>
        attempt(client, { as, text: `update ${name} set "${column}" = "${column}" where ${where}`, values }),
    })),
    { verb: 'delete', allowed: privileges.delete, run: (as) => attempt(client, { as, ...here }) },
    {
      verb: 'insert',
      allowed: privileges.insertable.length > 0 && !(name in crossOwner),
      // The row itself is taken away first, so that only the policy stands in the way of writing it again.
      run: (as) =>
        attempt(client, ...(privileges.insertable.length > 0 ? [{ as: 'definer', ...here } as const] : []), {
          as,
          text: `insert into ${name} (${list}) select ${list} from jsonb_populate_record(null::${name}, $1)`,
          values: [written],
        }),
    },
  ]
  const found: string[] = []
  for (const { verb, allowed, run } of verbs) {
    const owner = await run({ user: victim.id })
    if (allowed && isOwned && owner.count !== 1)
      found.push(`the owner of a row cannot ${verb} ${name} (${told(owner)})`)
    if (!(allowed && isOwned) && owner.code !== forbidden) found.push(`anybody may ${verb} ${name} (${told(owner)})`)
    for (const [who, user] of [
      ['another person', intruder.id],
      ['nobody', null],
    ] as const) {
      const outcome = await run({ user })
      if (outcome.code !== forbidden && (outcome.count !== 0 || verb === 'insert'))
        found.push(`${who} may ${verb} ${name} (${told(outcome)})`)
    }
  }
  return found
}

const told = ({ count, code }: Outcome) => (code === undefined ? `${count} rows` : `SQLSTATE ${code}`)

async function asJson(client: pg.Client, name: string, where: string, values: unknown[]): Promise<string> {
  const { rows } = await client.query<{ row: string }>(
    `select to_jsonb(t)::text as row from ${name} t where ${where}`,
    values,
  )
  return rows[0]!.row
}

async function privilegesOn(client: pg.Client, { name, columns }: Table): Promise<Privileges> {
  const { rows } = await client.query<{
    column: string
    insert: boolean
    update: boolean
    select: boolean
    delete: boolean
  }>(
    `select c as "column", has_column_privilege('stemma_api', $1, c, 'insert') as insert, has_column_privilege('stemma_api', $1, c, 'update') as update,
        has_column_privilege('stemma_api', $1, c, 'select') as select, has_table_privilege('stemma_api', $1, 'delete') as delete
      from unnest($2::text[]) c`,
    [name, columns.filter((column) => !column.generated).map((column) => column.name)],
  )
  return {
    select: rows.some((row) => row.select),
    delete: rows.some((row) => row.delete),
    insertable: rows.filter((row) => row.insert).map((row) => row.column),
    updatable: rows.filter((row) => row.update).map((row) => row.column),
  }
}

/** Tables of which a caller sees more than their own rows when nothing is filtered, as the API's role. */
export async function oversharing(client: pg.Client, user: string | null): Promise<string[]> {
  const found: string[] = []
  for (const [name, owner] of Object.entries(ownerColumns)) {
    const outcome = await attempt(client, {
      as: { user },
      text: `select 1 from ${name} where "${owner}" is distinct from $1`,
      values: [user],
    })
    if (outcome.code !== forbidden && outcome.count !== 0)
      found.push(`${user === null ? 'nobody' : 'a person'} sees ${told(outcome)} of others in ${name}`)
  }
  return found
}
