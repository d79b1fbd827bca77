-- Covers in smaller sizes, drawn once for each picture, whoever has it; and reports of what is shown of people's libraries.

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

create table library.reports (
  id uuid not null default gen_random_uuid(),
  track_id uuid null,
  album_id uuid null,
  playlist_id uuid null,
  reporter_id uuid null,
  reason varchar(20) not null,
  note text null,
  created_at timestamptz(3) not null default now(),
  resolved_at timestamptz(3) null,
  primary key (id)
);
create index reports_track_id_index on library.reports (track_id);
create index reports_album_id_index on library.reports (album_id);
create index reports_playlist_id_index on library.reports (playlist_id);
create index reports_reporter_id_index on library.reports (reporter_id);
alter table library.reports add constraint reports_subject_check check ((num_nonnulls(track_id, album_id, playlist_id) = 1));
alter table library.reports add constraint reports_track_id_foreign foreign key (track_id) references library.music_tracks (id) on update no action on delete cascade;
alter table library.reports add constraint reports_album_id_foreign foreign key (album_id) references library.albums (id) on update no action on delete cascade;
alter table library.reports add constraint reports_playlist_id_foreign foreign key (playlist_id) references library.playlists (id) on update no action on delete cascade;
alter table library.reports add constraint reports_reporter_id_foreign foreign key (reporter_id) references identity.users (id) on update no action on delete cascade;
alter table library.reports enable row level security;
alter table library.reports force row level security;
create policy definer on library.reports to stemma_definer using (true) with check (true);
create policy backup on library.reports for select to stemma_backup using (true);

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

-- As before, but an album of which nothing may be shown is gone with its tracks.
create or replace function library.opened(token text, out share_id uuid, out share_token text, out kind text, out subject_id uuid, out name text, out artist text,
    out description text, out track_count int, out duration_ms bigint, out cover_sha256 text, out made_by text, out is_mine boolean,
    out view_count int, out shared_at timestamptz, out expires_at timestamptz) returns setof record
  language plpgsql stable security definer rows 1 set search_path = pg_catalog, pg_temp
  as $$
  begin
    return query
      select s.id, s.share_token::text, o.kind, o.id, o.name, o.artist, o.description, o.tracks, o.ms, o.cover, s.made_by::text, s.is_mine,
          s.view_count, s.created_at::timestamptz, s.expires_at::timestamptz
        from library.live_shares s cross join lateral (
          select 'track' as kind, t.id, t.title::text as name, t.artist::text as artist, null::text as description, 1 as tracks,
              coalesce(t.duration_ms, 0)::bigint as ms, t.cover_sha256::text as cover
            from library.presentable t where t.id = s.track_id
          union all
          select 'album', a.id, a.name::text, r.name::text, null, a.track_count, a.duration_ms,
              (select t.cover_sha256::text from library.presentable t where t.album_id = a.id order by t.place limit 1)
            from library.albums a join library.artists r on r.id = a.artist_id where a.id = s.album_id
              and exists (select from library.presentable t where t.album_id = a.id)
          union all
          select 'playlist', p.id, p.name::text, null, p.description, p.track_count, p.duration_ms, null
            from library.playlists p where p.id = s.playlist_id and p.deleted_at is null and p.hidden_at is null) o
        where s.share_token = token limit 1;
  end $$;

-- Tells the owner of the server of a public playlist, or of what a link shows. Once a person, and at most 100 times until somebody
-- has looked.
create function library.report(list uuid, token text, reason text, note text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id(); thing text; subject uuid;
  begin
    if token is null then
      select 'playlist', p.id into thing, subject from library.public_playlist(list) p;
    else
      select o.kind, o.subject_id into thing, subject from library.opened(report.token) o;
    end if;
    if subject is null then
      perform identity.refuse('not_found', jsonb_build_object('thing', case when token is null then 'playlist' else 'link' end));
    end if;
    insert into library.reports (track_id, album_id, playlist_id, reporter_id, reason, note)
      select case thing when 'track' then subject end, case thing when 'album' then subject end, case thing when 'playlist' then subject end, me,
          report.reason, report.note
        where not exists (select from library.reports r
            where subject in (r.track_id, r.album_id, r.playlist_id) and r.reporter_id = me and r.resolved_at is null)
          and (select count(*) from library.reports r
            where (r.track_id = subject or r.album_id = subject or r.playlist_id = subject) and r.resolved_at is null) < 100;
  end $$;

grant execute on function library.report(uuid, text, text, text) to stemma_api;
