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
  const found: string[] = []
  for (const { verb, granted, run } of await verbsOn(client, table, row, privileges)) {
    const allowed = granted && name in ownerColumns
    const owner = await run({ user: victim.id })
    if (allowed && owner.count !== 1) found.push(`the owner of a row cannot ${verb} ${name} (${told(owner)})`)
    if (!allowed && owner.code !== forbidden) found.push(`anybody may ${verb} ${name} (${told(owner)})`)
    for (const [who, user] of Object.entries({ 'another person': intruder.id, nobody: null })) {
      const outcome = await run({ user })
      const kept = outcome.code === forbidden || (outcome.count === 0 && verb !== 'insert')
      if (!kept) found.push(`${who} may ${verb} ${name} (${told(outcome)})`)
    }
  }
  return found
}

type Verb = { verb: string; granted: boolean; run: (as: Speaker) => Promise<Outcome> }

/** The four verbs upon one row. What is not granted is tried with every column. */
async function verbsOn(client: pg.Client, { name, columns }: Table, row: Row, privileges: Privileges): Promise<Verb[]> {
  const { select, delete: removable, insertable, updatable } = privileges
  const keys = columns.filter((column) => column.isKey).map((column) => column.name)
  const where = keys.map((key, index) => `"${key}" = $${index + 1}`).join(' and ')
  const values = keys.map((key) => row[key])
  const all = columns.filter((column) => !column.generated).map((column) => column.name)
  const or = (granted: string[]) => (granted.length > 0 ? granted : all).map((column) => `"${column}"`)
  const set = or(updatable).map((column) => `${column} = ${column}`)
  const list = or(insertable).join(', ')
  const insert = `insert into ${name} (${list}) select ${list} from jsonb_populate_record(null::${name}, $1)`
  const written = await asJson(client, name, where, values)
  const remove = { text: `delete from ${name} where ${where}`, values }
  // The row itself is taken away first, so that only the policy stands in the way of writing it again.
  const first = insertable.length > 0 ? [{ as: 'definer', ...remove } as const] : []
  const run =
    (text: string): Verb['run'] =>
    (as) =>
      attempt(client, { as, text, values })
  return [
    { verb: 'select', granted: select, run: run(`select 1 from ${name} where ${where}`) },
    { verb: 'update', granted: updatable.length > 0, run: run(`update ${name} set ${set.join(', ')} where ${where}`) },
    { verb: 'delete', granted: removable, run: run(remove.text) },
    {
      verb: 'insert',
      granted: insertable.length > 0 && !(name in crossOwner),
      run: (as) => attempt(client, ...first, { as, text: insert, values: [written] }),
    },
  ]
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
