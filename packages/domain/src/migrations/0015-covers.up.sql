-- Covers in smaller sizes, drawn once for each picture, whoever has it; reports of what is shown of people's libraries; and
-- smart playlists that are walked to from a place.

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

-- As before, but an album of which nothing may be shown is gone with its tracks, and a smart playlist has as many as are met soon.
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
          select 'playlist', p.id, p.name::text, null, p.description,
              case when exists (select from library.playlist_rules r where r.playlist_id = p.id)
                then (select count(*)::int from library.smart_walk(p.id, 0, null, 20000, 5000) w where w.fits) else p.track_count end, p.duration_ms, null
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

-- A rule that few tracks meet and an index serves, as a condition on a track `t` of the person $1; NULL where there is none.
create function library.narrow_rule(rules jsonb, owner uuid) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare r jsonb; said text; n bigint;
  begin
    if rules ->> 'match' = 'any' and jsonb_array_length(rules -> 'rules') > 1 then return null; end if;
    for r in select e from jsonb_array_elements(rules -> 'rules') e where e ->> 'is' = 'equal' loop
      said := r ->> 'value'; n := null;
      case r ->> 'field'
        when 'artist' then select coalesce(sum(a.track_count), 0) into n from library.artists a where a.user_id = owner and a.name_key = lower(said);
        when 'genre' then select coalesce(sum(g.track_count), 0) into n from library.genres g where g.user_id = owner and g.name_key = lower(said);
        when 'title' then select count(*) into n from (select from library.music_tracks t
          where t.user_id = owner and t.deleted_at is null and t.title_key = left(lower(said), 100) limit 1501) x;
        when 'album' then select count(*) into n from (select from library.music_tracks t
          where t.user_id = owner and t.deleted_at is null and t.album_key = left(lower(said), 100) limit 1501) x;
        else continue;
      end case;
      if n <= 1500 then return library.rule_condition(jsonb_build_object('rules', jsonb_build_array(r))); end if;
    end loop;
    return null;
  end $$;

-- The next tracks of a smart playlist, `wanted` at most, after one that stands at a place in it. They are met on a walk along the
-- order's index, what is unknown last; after `looks` tracks (NULL: never) the walk stops, and a row that does not fit says where.
-- A rule that leaves few tracks finds them all at once. It says nothing of who may see them.
create function library.smart_walk(list uuid, after_place int, after_id uuid, looks int, wanted int) returns table (place int, id uuid, fits boolean)
  language plpgsql stable security definer rows 100 set search_path = pg_catalog, pg_temp set jit = off
  as $$
  declare
    owner uuid; rules jsonb; condition text; narrow text; columns text[]; way text; forth text; sorted text; tuple text; place_of text[];
    bound text; source text; room int; met uuid[] := '{}'; more uuid[]; stopped uuid;
  begin
    select r.owner_id, r.rules into owner, rules from library.playlist_rules r where r.playlist_id = list;
    after_place := coalesce(after_place, 0);
    room := least(wanted, least(greatest(coalesce((rules ->> 'limit')::int, 500), 1), 5000) - after_place);
    if owner is null or room <= 0 then return; end if;
    columns := case rules ->> 'order' when 'title' then '{title_key}' when 'artist' then '{artist_key,album_key,place}'
      when 'album' then '{album_key,album_id,place}' when 'genre' then '{genre_key}' when 'year' then '{year}' when 'duration' then '{duration_ms}'
      when 'size' then '{file_size}' when 'format' then '{format}' when 'bitrate' then '{bitrate}' when 'tempo' then '{tempo}'
      when 'key' then '{musical_key}' when 'loudness' then '{loudness}' else '{created_at}' end::text[];
    if (rules ->> 'descending')::boolean then way := ' desc'; forth := '<'; else way := ''; forth := '>'; end if;
    select string_agg('t.' || c, ', '), string_agg('t.' || c || way, ', ') into tuple, sorted from unnest(columns || 'id'::text) c;
    if after_id is not null then
      execute format('select array[%s] from library.music_tracks t where t.id = $1 and t.user_id = $2',
        (select string_agg(format('t.%s::text', c), ', ') from unnest(columns || 'id'::text) c)) into place_of using after_id, owner;
      if place_of is null then return; end if;
    end if;
    condition := library.rule_condition(rules);
    narrow := library.narrow_rule(rules, owner);
    for unknown in 0 .. 1 loop
      continue when unknown = 0 and place_of is not null and place_of[1] is null;
      bound := format('t.%I is %s null', columns[1], case unknown when 0 then 'not' else '' end);
      if place_of[1] is null and place_of is not null then
        bound := bound || format(' and t.id %s %L', forth, after_id);
      elsif place_of is not null and unknown = 0 then
        bound := bound || format(' and (%s) %s (%s)', tuple, forth, (select string_agg(quote_literal(p), ', ' order by n) from unnest(place_of) with ordinality o (p, n)));
      end if;
      if unknown = 1 then sorted := 't.id' || way; end if;
      if narrow is not null then
        -- MATERIALIZED: the planner would rather walk along the order, past a million others.
        source := format('with few as materialized (select t.* from library.music_tracks t where t.user_id = $1 and t.deleted_at is null and %s)
          select array(select t.id from few t where %s and %s order by %s limit %s)', narrow, bound, condition, sorted, room - cardinality(met));
      else
        source := format('select array(select t.id from (select t.* from library.music_tracks t where t.user_id = $1 and t.deleted_at is null and %s
          order by %s limit %s) t where %s order by %s limit %s)',
          bound, sorted, coalesce(looks::text, 'all'), condition, sorted, room - cardinality(met));
      end if;
      execute source into more using owner;
      met := met || more;
      exit when cardinality(met) >= room;
      if narrow is null and looks is not null then
        execute format('select t.id from library.music_tracks t where t.user_id = $1 and t.deleted_at is null and %s order by %s offset %s limit 1',
          bound, sorted, looks - 1) into stopped using owner;
        exit when stopped is not null;
      end if;
    end loop;
    return query select after_place + o.n::int, o.track, true from unnest(met) with ordinality o (track, n);
    if stopped is not null then return query select after_place + cardinality(met), stopped, false; end if;
  end $$;

-- The tracks of a smart playlist in their order, as many as its rules allow. It says nothing of who may see them.
create or replace function library.smart_tracks(list uuid) returns table (place bigint, id uuid)
  language sql stable security definer rows 500 set search_path = pg_catalog, pg_temp
  as $$ select w.place::bigint, w.id from library.smart_walk(list, 0, null, null, 5000) w where w.fits order by w.place $$;

-- A walk for the playlist's owner alone.
create function library.own_smart_walk(list uuid, after_place int, after_id uuid, looks int, wanted int) returns table (place int, id uuid, fits boolean)
  language plpgsql stable security definer rows 100 set search_path = pg_catalog, pg_temp
  as $$
  begin
    if exists (select from library.playlists p where p.id = list and p.user_id = identity.current_user_id()) then
      return query select w.place, w.id, w.fits from library.smart_walk(list, after_place, after_id, looks, wanted) w;
    end if;
  end $$;

-- How many tracks a smart playlist of the caller's has, among so many that were looked at; `more` where that is not all. No row where
-- no rules fill it.
create function library.own_smart_count(list uuid, looks int) returns table (n int, more boolean)
  language plpgsql stable security definer rows 1 set search_path = pg_catalog, pg_temp
  as $$
  begin
    if exists (select from library.playlist_rules r where r.playlist_id = list and r.owner_id = identity.current_user_id()) then
      return query select count(*) filter (where w.fits)::int, coalesce(bool_or(not w.fits), false) from library.smart_walk(list, 0, null, looks, 5000) w;
    end if;
  end $$;

grant execute on function library.own_smart_walk(uuid, int, uuid, int, int), library.own_smart_count(uuid, int) to stemma_api;
