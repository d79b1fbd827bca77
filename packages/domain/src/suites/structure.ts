import type pg from 'pg'
import { readTables, schemas } from '../testing/full-world.ts'
import { seeds } from '../testing/seeds.ts'
import { crossOwner, functionsOfTheOwner, own, ownerColumns, rights, system } from './tables.ts'

/** What the catalogue says against the rules of docs/security.md, a sentence each. */
export async function structureViolations(client: pg.Client): Promise<string[]> {
  const found: string[] = []
  for (const part of [tables, policies, functions, columns, roles, elsewhere]) found.push(...(await part(client)))
  return found
}

const ask = async <Row extends pg.QueryResultRow>(client: pg.Client, text: string, values: unknown[] = []) =>
  (await client.query<Row>(text, values)).rows

/** Every table is in one class, has a builder, and enables and forces row-level security; partitions too. */
async function tables(client: pg.Client): Promise<string[]> {
  const classes = [...Object.keys(own), ...Object.keys(crossOwner), ...system]
  const there = (await readTables(client)).map((table) => table.name)
  const flags = await ask<{ name: string }>(
    client,
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any ($1) and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`,
    [schemas],
  )
  return [
    ...there
      .filter((name) => classes.filter((entry) => entry === name).length !== 1)
      .map((name) => `${name} is not in exactly one class of suites/tables.ts`),
    ...classes.filter((name) => !there.includes(name)).map((name) => `${name} has a class and does not exist`),
    ...there.filter((name) => !(name in seeds)).map((name) => `${name} has no builder in testing/seeds.ts`),
    ...flags.map(({ name }) => `${name} does not enable and force row-level security`),
  ]
}

/** People's rows are let through by one equality with the owner; nothing else is permissive but for the definer and the backup. */
async function policies(client: pg.Client): Promise<string[]> {
  const rows = await ask<{
    table: string
    name: string
    mode: string
    roles: string[]
    command: string
    using: string | null
    check: string | null
  }>(
    client,
    `select schemaname || '.' || tablename as "table", policyname as name, permissive as mode, roles::text[] as roles, cmd as command, qual as using, with_check as "check"
      from pg_policies where schemaname = any ($1)`,
    [schemas],
  )
  const found: string[] = []
  for (const { name: table } of await readTables(client)) {
    const owner = ownerColumns[table]
    const expected = new Set([
      'definer PERMISSIVE stemma_definer ALL true true',
      'backup PERMISSIVE stemma_backup SELECT true null',
      ...(owner ? [`own PERMISSIVE stemma_api ALL ${equality(owner)} ${equality(owner)}`] : []),
    ])
    for (const { name, mode, roles, command, using, check } of rows.filter((row) => row.table === table)) {
      const policy = [name, mode, roles.join(','), command, String(using), String(check)].join(' ')
      if (!expected.delete(policy) && mode === 'PERMISSIVE') found.push(`${table} has an unforeseen policy: ${policy}`)
    }
    for (const policy of expected) found.push(`${table} lacks a policy: ${policy}`)
  }
  return found
}

const equality = (owner: string) => `(${owner} = ( SELECT identity.current_user_id() AS current_user_id))`

/** Nothing is executable by everyone; what runs with its owner's rights has a fixed search_path and belongs to the definer. */
async function functions(client: pg.Client): Promise<string[]> {
  const rows = await ask<{ name: string; definer: boolean; owner: string; config: string | null; open: boolean }>(
    client,
    `select p.oid::regprocedure::text as name, p.prosecdef as definer, pg_get_userbyid(p.proowner) as owner, array_to_string(p.proconfig, ';') as config,
        p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0) as open
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any ($1) order by 1`,
    [schemas],
  )
  return rows.flatMap(({ name, definer, owner, config, open }) => [
    ...(open ? [`${name} may be executed by PUBLIC`] : []),
    ...(definer && config?.split(';').includes('search_path=pg_catalog, pg_temp') !== true
      ? [`${name} has no fixed search_path`]
      : []),
    ...(definer && owner !== 'stemma_definer' && !functionsOfTheOwner.includes(name)
      ? [`${name} runs with the rights of ${owner}`]
      : []),
  ])
}

/** Owners, dates of birth and what decides about rights are not the API's to update. */
async function columns(client: pg.Client): Promise<string[]> {
  const rows = await ask<{ name: string }>(
    client,
    `select n.nspname || '.' || c.relname || '.' || a.attname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname = any ($1) and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and has_column_privilege('stemma_api', c.oid, a.attnum, 'update')`,
    [schemas],
  )
  const kept = new Set([...rights, ...Object.entries(ownerColumns).map(([table, owner]) => `${table}.${owner}`)])
  // An idempotency key is made anew when it is used again a day later.
  const reborn = new Set(['jobs.idempotency_keys.created_at'])
  return rows
    .filter(({ name }) => kept.has(name) || (name.endsWith('.created_at') && !reborn.has(name)))
    .map(({ name }) => `${name} may be updated by the API's role`)
}

/** No role of ours stands above row-level security, and none that logs in inherits another's rights. */
async function roles(client: pg.Client): Promise<string[]> {
  const above = await ask<{ name: string }>(
    client,
    `select rolname as name from pg_roles where rolname like 'stemma\\_%' and rolname not like 'stemma\\_test%'
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)`,
  )
  const members = await ask<{ member: string; role: string }>(
    client,
    `select pg_get_userbyid(member) as member, pg_get_userbyid(roleid) as role from pg_auth_members
      where pg_get_userbyid(member) in ('stemma_api', 'stemma_backup', 'stemma_definer')`,
  )
  const owned = await ask<{ name: string }>(
    client,
    `select c.oid::regclass::text as name from pg_class c where pg_get_userbyid(c.relowner) in ('stemma_api', 'stemma_backup', 'stemma_migrator')
      union all select p.oid::regprocedure::text from pg_proc p where pg_get_userbyid(p.proowner) in ('stemma_api', 'stemma_backup', 'stemma_migrator')`,
  )
  return [
    ...above.map(({ name }) => `the role ${name} has powers it must not have, or inherits`),
    ...members.map(({ member, role }) => `${member} is a member of ${role}`),
    ...owned.map(({ name }) => `${name} belongs to a role that logs in`),
  ]
}

/** Nothing of ours lies outside our schemas; a view the API's role may read obeys its policies; the API's role creates nothing. */
async function elsewhere(client: pg.Client): Promise<string[]> {
  const strange = await ask<{ name: string }>(
    client,
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'pgboss')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
        and not (n.nspname = any ($1) and c.relkind in ('r', 'p'))
        and not (n.nspname = any ($1) and c.relkind = 'v'
          and (coalesce('security_invoker=true' = any (c.reloptions), false) or not has_any_column_privilege('stemma_api', c.oid, 'select, insert, update')))
        and c.oid::regclass::text <> 'migrations.applied'`,
    [schemas],
  )
  const creates = await ask<{ name: string }>(
    client,
    `select nspname as name from pg_namespace where has_schema_privilege('stemma_api', oid, 'create') and nspname !~ '^pg_'`,
  )
  return [
    ...strange.map(({ name }) => `${name} is outside our schemas, or a view by which policies are passed by`),
    ...creates.map(({ name }) => `the API's role may create in the schema ${name}`),
  ]
}
