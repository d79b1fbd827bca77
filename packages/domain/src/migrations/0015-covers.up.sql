-- Covers in smaller sizes: drawn once for each picture, whoever has it.

create table library.cover_renditions (
  cover_sha256 varchar(64) not null,
  small_sha256 varchar(64) null,
  middle_sha256 varchar(64) null,
  asked_at timestamptz(3) not null default now(),
  drawn_at timestamptz(3) null,
  primary key (cover_sha256)
);
create index cover_renditions_small_sha256_index on library.cover_renditions (small_sha256);
create index cover_renditions_middle_sha256_index on library.cover_renditions (middle_sha256);
alter table library.cover_renditions add constraint cover_renditions_cover_sha256_foreign foreign key (cover_sha256) references storage.blobs (sha256) on update no action on delete cascade;
alter table library.cover_renditions add constraint cover_renditions_small_sha256_foreign foreign key (small_sha256) references storage.blobs (sha256) on update no action on delete no action;
alter table library.cover_renditions add constraint cover_renditions_middle_sha256_foreign foreign key (middle_sha256) references storage.blobs (sha256) on update no action on delete no action;
alter table library.cover_renditions enable row level security;
alter table library.cover_renditions force row level security;
create policy definer on library.cover_renditions to stemma_definer using (true) with check (true);
create policy backup on library.cover_renditions for select to stemma_backup using (true);

set local role stemma_definer;

-- As before, but what goes with a blob does not keep it: the smaller sizes of a cover nobody has any more are swept after it.
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
        and k.conparentid = 0 and k.confdeltype <> 'c'
  $$;

-- Whether somebody must draw the smaller sizes of a cover of the caller's: once for each picture, and again a day later if nobody has.
create function library.want_renditions(cover text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    perform library.demand_held(array[cover]);
    insert into library.cover_renditions as r (cover_sha256) values (cover)
      on conflict (cover_sha256) do update set asked_at = now() where r.drawn_at is null and r.asked_at < now() - interval '1 day';
    return found;
  end $$;

-- Keeps what was drawn, NULL where there is nothing smaller or the picture cannot be drawn.
create function library.keep_renditions(cover text, small text, middle text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    perform library.demand_held(array[small, middle]);
    update library.cover_renditions r set small_sha256 = small, middle_sha256 = middle, drawn_at = now()
      where r.cover_sha256 = cover and r.drawn_at is null;
  end $$;

-- Lets the next who has the cover ask again.
create function library.forget_renditions(cover text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ delete from library.cover_renditions r where r.cover_sha256 = cover and r.drawn_at is null $$;

-- The smallest size of a cover with at least so many pixels a side; no row where only the cover itself will do. It says nothing
-- about who may have it: ask that first.
create function library.rendition(cover text, side int) returns table (sha256 text, size bigint, media_type text)
  language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp
  as $$
    select b.sha256::text, b.size, b.media_type::text from library.cover_renditions r
      join storage.blobs b on b.sha256 = case when side <= 96 then r.small_sha256 when side <= 480 then r.middle_sha256 end
      where r.cover_sha256 = cover
  $$;

grant execute on function library.want_renditions(text), library.keep_renditions(text, text, text), library.forget_renditions(text),
  library.rendition(text, int) to stemma_api;
