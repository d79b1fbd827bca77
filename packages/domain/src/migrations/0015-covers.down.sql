set local role stemma_definer;

drop function library.want_renditions(text), library.keep_renditions(text, text, text), library.forget_renditions(text), library.rendition(text, int);

create or replace function storage.referrers(out relation text, out pointer text, out owner text) returns setof record
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select format('%I.%I', n.nspname, c.relname), quote_ident(a.attname),
        (select quote_ident(substring(pg_get_expr(p.polqual, p.polrelid) from '^\((\w+) = '))
           from pg_policy p where p.polrelid = c.oid and p.polname = 'own')
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = 'storage.blobs'::regclass and k.conrelid <> 'storage.holdings'::regclass
        and k.conparentid = 0
  $$;

set local role stemma_owner;

drop table library.cover_renditions;
