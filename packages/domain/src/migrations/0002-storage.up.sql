-- Blobs by the name of their content, and who holds them.

create table storage.blobs (
  sha256 varchar(64) not null,
  size bigint not null,
  media_type varchar(100) not null,
  created_at timestamptz(3) not null default now(),
  unreferenced_at timestamptz(3) null,
  primary key (sha256)
);
alter table storage.blobs add constraint blobs_sha256_check check (((sha256)::text ~ '^[0-9a-f]{64}$'::text));
alter table storage.blobs add constraint blobs_size_check check ((size >= 0));
alter table storage.blobs enable row level security;
alter table storage.blobs force row level security;
create policy definer on storage.blobs to stemma_definer using (true) with check (true);
create policy backup on storage.blobs for select to stemma_backup using (true);

create table storage.holdings (
  owner_id uuid not null,
  sha256 varchar(64) not null,
  created_at timestamptz(3) not null default now(),
  primary key (owner_id, sha256)
);
create index holdings_sha256_index on storage.holdings (sha256);
alter table storage.holdings add constraint holdings_owner_id_foreign foreign key (owner_id) references identity.users (id) on update no action on delete cascade;
alter table storage.holdings add constraint holdings_sha256_foreign foreign key (sha256) references storage.blobs (sha256) on update no action on delete no action;
alter table storage.holdings enable row level security;
alter table storage.holdings force row level security;
create policy own on storage.holdings to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on storage.holdings to stemma_definer using (true) with check (true);
create policy backup on storage.holdings for select to stemma_backup using (true);

grant select on storage.holdings to stemma_api;

set local role stemma_definer;

-- Every column that points at a blob, with the column that says whose the row is (NULL where nobody's).
-- Read from the catalogue, so that a table made tomorrow keeps its blobs without being named here.
create function storage.referrers(out relation text, out pointer text, out owner text) returns setof record
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

-- SQL that is true of a digest nothing points at. With `owner`, nothing of that person's.
create function storage.unreferenced_condition(digest text, owner text default null) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(string_agg(format('not exists (select from %s r where r.%s = %s%s)', r.relation, r.pointer, digest,
        case when unreferenced_condition.owner is not null then format(' and r.%s = %s', r.owner, unreferenced_condition.owner) else '' end),
        ' and '), 'true')
      from storage.referrers() r where unreferenced_condition.owner is null or r.owner is not null
  $$;

-- Says that the store has these bytes and that the caller sent them. Waits for a sweep that is removing them at this moment.
create function storage.record_blob(digest text, bytes bigint, media text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare known bigint;
  begin
    if identity.current_user_id() is null then perform identity.refuse('log_in_first'); end if;
    insert into storage.blobs (sha256, size, media_type) values (digest, bytes, media)
      on conflict (sha256) do update set unreferenced_at = null returning size into known;
    if known <> bytes then perform identity.refuse('blob_mismatch', '{"reason":"another size"}'); end if;
    insert into storage.holdings (owner_id, sha256) values (identity.current_user_id(), digest)
      on conflict (owner_id, sha256) do update set created_at = now();
  end $$;

-- What is sent with a blob's bytes. It says nothing about who may have them: ask that first.
create function storage.describe(digest text) returns table (media_type text, size bigint)
  language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp
  as $$ select b.media_type::text, b.size from storage.blobs b where b.sha256 = digest $$;

-- Looks at up to `batch` blobs after a digest. Unless it only looks: marks those nothing points at, clears the mark of those
-- that are used again, drops holdings (older than the grace) whose owners have nothing left that points at the blob.
-- Answers how many it saw, and the last of them: NULL at the end.
create function storage.survey(after text, batch int, grace interval, only_look boolean, out last text, out seen bigint)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    select max(s.sha256), count(*) into last, seen
      from (select sha256 from storage.blobs where sha256 > after order by sha256 limit batch) s;
    if only_look then return; end if;
    execute format('delete from storage.holdings h where h.sha256 > $1 and h.sha256 <= $2 and h.created_at < now() - $3 and %s',
      storage.unreferenced_condition('h.sha256', 'h.owner_id')) using after, last, grace;
    execute format('update storage.blobs b set unreferenced_at = case when b.unreferenced_at is null then now() end
      where b.sha256 > $1 and b.sha256 <= $2 and (b.unreferenced_at is null) = (%s)',
      storage.unreferenced_condition('b.sha256')) using after, last;
  end $$;

-- What the sweep may remove now: marked for longer than the grace, and still unused.
create function storage.unreferenced(grace interval, after text, batch int) returns table (sha256 text, size bigint)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    return query execute format('select b.sha256::text, b.size from storage.blobs b
      where b.sha256 > $1 and b.unreferenced_at < now() - $2 and %s order by b.sha256 limit $3',
      storage.unreferenced_condition('b.sha256')) using after, grace, batch;
  end $$;

-- Forgets a blob that is still unused after the grace; false where it is used again. The row stays locked until the
-- transaction ends, and with it whoever records the same bytes anew: the file is removed before that.
create function storage.forget(digest text, grace interval) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare due boolean;
  begin
    perform from storage.blobs b where b.sha256 = digest for update;
    -- A statement of its own: it sees what was committed while the lock was awaited.
    execute format('select true from storage.blobs b where b.sha256 = $1 and b.unreferenced_at < now() - $2 and %s',
      storage.unreferenced_condition('b.sha256')) into due using digest, grace;
    if due is null then return false; end if;
    delete from storage.holdings h where h.sha256 = digest;
    delete from storage.blobs b where b.sha256 = digest;
    return true;
  end $$;

grant execute on function storage.record_blob(text, bigint, text), storage.describe(text), storage.survey(text, int, interval, boolean),
  storage.unreferenced(interval, text, int), storage.forget(text, interval) to stemma_api;
