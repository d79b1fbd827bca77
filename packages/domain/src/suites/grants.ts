import type pg from 'pg'

/**
 * Every privilege that anyone but its owner has on anything in this database, by object and role. The queue's partitions are left out: their names change with time.
 */
export async function readGrants(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ line: string }>(
    `with granted as (
      select a.grantee, a.privilege_type as privilege, null::text as col, 'schema ' || nspname as object, nspowner as owner
        from pg_namespace n, aclexplode(coalesce(nspacl, acldefault('n', nspowner))) a where nspname !~ '^pg_' and nspname <> 'information_schema'
      union all select a.grantee, a.privilege_type, null, case c.relkind when 'S' then 'sequence ' else 'table ' end || n.nspname || '.' || c.relname, c.relowner
        from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
        where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and not c.relispartition
      union all select a.grantee, a.privilege_type, t.attname::text, 'table ' || n.nspname || '.' || c.relname, c.relowner
        from pg_attribute t join pg_class c on c.oid = t.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(t.attacl) a
        where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and not c.relispartition
      union all select a.grantee, a.privilege_type, null, 'function ' || n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', p.proowner
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      union all select a.grantee, a.privilege_type, null, 'database', datdba
        from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) a where datname = current_database()
      union all select a.grantee, a.privilege_type, null, 'what is made by ' || pg_get_userbyid(d.defaclrole) || ' (' || d.defaclobjtype::text || ')', d.defaclrole
        from pg_default_acl d, aclexplode(d.defaclacl) a)
    select object || ': ' || role || ' ' || string_agg(lower(privilege) || columns, ', ' order by privilege) as line
      from (select object, case when grantee = 0 then 'PUBLIC' else pg_get_userbyid(grantee) end as role, privilege,
          coalesce(' (' || string_agg(col, ', ' order by col) || ')', '') as columns
        from granted where grantee <> owner group by object, grantee, privilege) g
      group by object, role order by object collate "C", role collate "C"`,
  )
  return `${rows.map(({ line }) => line).join('\n')}\n`
}
