import type pg from 'pg'
import { readTables, type FullWorld } from '../testing/full-world.ts'
import { attempt, forbidden, type Outcome } from './attempt.ts'
import { ownerColumns } from './tables.ts'

type ForeignKey = { name: string; child: string; target: string; columns: string[]; referenced: string[] }

const readForeignKeys = async (client: pg.Client): Promise<ForeignKey[]> =>
  (
    await client.query<ForeignKey>(
      `select k.conname as name, cn.nspname || '.' || c.relname as child, tn.nspname || '.' || t.relname as target,
          array(select a.attname::text from unnest(k.conkey) with ordinality u(n, i) join pg_attribute a on a.attrelid = c.oid and a.attnum = u.n order by i) as columns,
          array(select a.attname::text from unnest(k.confkey) with ordinality u(n, i) join pg_attribute a on a.attrelid = t.oid and a.attnum = u.n order by i) as referenced
        from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
        join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
        where k.contype = 'f' and k.conparentid = 0 and cn.nspname <> 'pgboss' order by 2, 1`,
    )
  ).rows

/** What the database answers to a reference into another's rows: no privilege, a policy, a missing target, or a rule of ours. */
const refusals = new Set([forbidden, '23503', 'ST000'])

/**
 * Tries to make a row of `intruder` point at a row of `victim`, along every foreign key, by inserting and by updating.
 * Foreign-key checks pass by row-level security, so only a key that contains the owner, or a missing grant, keeps them apart.
 */
export async function foreignKeyViolations(
  client: pg.Client,
  victim: FullWorld,
  intruder: FullWorld,
): Promise<string[]> {
  const found: string[] = []
  const tables = new Map((await readTables(client)).map((table) => [table.name, table]))
  for (const { name, child, target, columns, referenced } of await readForeignKeys(client)) {
    const owner = ownerColumns[child]
    const [mine] = intruder.rows[child] ?? []
    const [theirs] = victim.rows[target] ?? []
    const table = tables.get(child)
    if (owner === undefined || !mine || !theirs || !table) continue // of nobody: no grant at all, which the other checks prove
    const pointing = columns
      .map((column, index) => [column, referenced[index]!] as const)
      .filter(([column]) => column !== owner || columns.length === 1)
    const keys = table.columns.filter((column) => column.isKey).map((column) => column.name)
    const where = keys.map((key, index) => `t."${key}" = $${index + 1}`).join(' and ')
    const values = keys.map((key) => mine[key])
    const { rows } = await client.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${child} t where ${where}`,
      values,
    )
    const pointed = { ...rows[0]!.row, ...Object.fromEntries(pointing.map(([column, to]) => [column, theirs[to]])) }

    const all = table.columns.filter((column) => !column.generated).map((column) => column.name)
    const granted = (await granting(client, child, all)).filter((column) => pointed[column] !== null)
    const list = granted.map((column) => `"${column}"`).join(', ')
    const as = { user: intruder.id }
    const text = `insert into ${child} (${list}) select ${list} from jsonb_populate_record(null::${child}, $1)`
    const insert =
      granted.length > 0 && pointing.every(([column]) => granted.includes(column))
        ? await attempt(
            client,
            { as: 'definer', text: `delete from ${child} t where ${where}`, values },
            { as, text, values: [JSON.stringify(pointed)] },
          )
        : { code: forbidden }
    const set = pointing.map(([column], index) => `"${column}" = $${keys.length + index + 1}`).join(', ')
    const update = await attempt(client, {
      as,
      text: `update ${child} t set ${set} where ${where}`,
      values: [...values, ...pointing.map(([, to]) => theirs[to])],
    })
    const told = ({ count, code }: Outcome) => (code === undefined ? `${count} rows` : `SQLSTATE ${code}`)
    for (const [verb, outcome] of [
      ['insert', insert],
      ['update', update],
    ] as const) {
      if (outcome.code === undefined || !refusals.has(outcome.code))
        found.push(`${name}: a row of ${child} can ${verb} a pointer at another's ${target} (${told(outcome)})`)
    }
  }
  return found
}

/** The columns the API's role may insert. */
const granting = async (client: pg.Client, table: string, columns: string[]): Promise<string[]> =>
  (
    await client.query<{ c: string }>(
      `select c from unnest($2::text[]) c where has_column_privilege('stemma_api', $1, c, 'insert')`,
      [table, columns],
    )
  ).rows.map((row) => row.c)
