-- What people do with their library: playlists of other programs, links for others, what is heard, rules, and ListenBrainz.

alter table identity.user_settings add column listenbrainz_token_encrypted text null;
grant update (listenbrainz_token_encrypted) on identity.user_settings to stemma_api;

-- The cover a track had before an edit: the bytes are kept for as long as the edit can be taken back.
alter table library.revision_items add column cover_sha256 varchar(64) null;
create index revision_items_cover_sha256_index on library.revision_items (cover_sha256) where cover_sha256 is not null;
alter table library.revision_items add constraint revision_items_cover_sha256_foreign foreign key (cover_sha256) references storage.blobs (sha256) on update no action on delete no action;

create table library.playlist_heads (
  playlist_id uuid not null,
  owner_id uuid not null,
  head jsonb not null,
  created_at timestamptz(3) not null default now(),
  primary key (playlist_id)
);
alter table library.playlist_heads add constraint playlist_heads_playlist_id_owner_id_foreign foreign key (playlist_id, owner_id) references library.playlists (id, user_id) on update no action on delete cascade;
alter table library.playlist_heads enable row level security;
alter table library.playlist_heads force row level security;
create policy own on library.playlist_heads to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.playlist_heads to stemma_definer using (true) with check (true);
create policy backup on library.playlist_heads for select to stemma_backup using (true);

create table library.playlist_lines (
  id uuid not null default gen_random_uuid(),
  playlist_id uuid not null,
  owner_id uuid not null,
  track_id uuid null,
  behind uuid null,
  place int not null,
  entry jsonb not null,
  created_at timestamptz(3) not null default now(),
  primary key (id)
);
create index playlist_lines_place_index on library.playlist_lines (playlist_id, place, id);
create index playlist_lines_track_id_index on library.playlist_lines (track_id);
alter table library.playlist_lines add constraint playlist_lines_playlist_id_track_id_unique unique (playlist_id, track_id);
alter table library.playlist_lines add constraint playlist_lines_playlist_id_owner_id_foreign foreign key (playlist_id, owner_id) references library.playlists (id, user_id) on update no action on delete cascade;
alter table library.playlist_lines add constraint playlist_lines_track_id_owner_id_foreign foreign key (track_id, owner_id) references library.music_tracks (id, user_id) on update no action on delete cascade;
alter table library.playlist_lines enable row level security;
alter table library.playlist_lines force row level security;
create policy own on library.playlist_lines to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.playlist_lines to stemma_definer using (true) with check (true);
create policy backup on library.playlist_lines for select to stemma_backup using (true);

create table library.share_views (
  share_id uuid not null,
  day date not null,
  listener_key varchar(64) not null,
  primary key (share_id, day, listener_key)
);
create index share_views_day_index on library.share_views (day);
alter table library.share_views add constraint share_views_share_id_foreign foreign key (share_id) references library.shares (id) on update no action on delete cascade;
alter table library.share_views enable row level security;
alter table library.share_views force row level security;
create policy definer on library.share_views to stemma_definer using (true) with check (true);
create policy backup on library.share_views for select to stemma_backup using (true);

create table library.artist_plays (
  artist_id uuid not null,
  owner_id uuid not null,
  play_count int not null default 0,
  listened_ms bigint not null default '0',
  last_played_at timestamptz(3) null,
  primary key (artist_id)
);
create index artist_plays_most_index on library.artist_plays (owner_id, listened_ms desc, artist_id desc);
alter table library.artist_plays add constraint artist_plays_artist_id_owner_id_foreign foreign key (artist_id, owner_id) references library.artists (id, user_id) on update no action on delete cascade;
alter table library.artist_plays enable row level security;
alter table library.artist_plays force row level security;
create policy own on library.artist_plays to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.artist_plays to stemma_definer using (true) with check (true);
create policy backup on library.artist_plays for select to stemma_backup using (true);

create table library.listening_months (
  owner_id uuid not null,
  month date not null,
  play_count int not null default 0,
  listened_ms bigint not null default '0',
  primary key (owner_id, month)
);
alter table library.listening_months add constraint listening_months_owner_id_foreign foreign key (owner_id) references identity.users (id) on update no action on delete cascade;
alter table library.listening_months enable row level security;
alter table library.listening_months force row level security;
create policy own on library.listening_months to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.listening_months to stemma_definer using (true) with check (true);
create policy backup on library.listening_months for select to stemma_backup using (true);

create table library.scrobblers (
  user_id uuid not null,
  since timestamptz(3) not null default now(),
  attempts int not null default 0,
  retry_at timestamptz(3) null,
  error_code varchar(60) null,
  sent_count int not null default 0,
  last_sent_at timestamptz(3) null,
  primary key (user_id)
);
alter table library.scrobblers add constraint scrobblers_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table library.scrobblers enable row level security;
alter table library.scrobblers force row level security;
create policy own on library.scrobblers to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.scrobblers to stemma_definer using (true) with check (true);
create policy backup on library.scrobblers for select to stemma_backup using (true);

grant select on library.playlist_heads, library.playlist_lines, library.artist_plays, library.listening_months, library.scrobblers to stemma_api;
grant insert (playlist_id, owner_id, head), update (head) on library.playlist_heads to stemma_api;
grant insert (id, playlist_id, owner_id, track_id, behind, place, entry), update (track_id), delete on library.playlist_lines to stemma_api;
grant insert (user_id, since), update (since, attempts, retry_at, error_code, sent_count, last_sent_at), delete on library.scrobblers to stemma_api;

-- Moves a track of a playlist of the caller's behind another (NULL: to the beginning), and writes down under `edit` where it stood.
-- False where it stands there already. One row of the order is written; when no place is left between two, all gaps are put back.
create function library.move_entry(list uuid, track uuid, after uuid, edit uuid, said_via text) returns boolean
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    me constant uuid := identity.current_user_id();
    entry uuid; stands int; stood uuid; low int; high int; free bigint;
  begin
    perform from library.playlists p where p.id = list and p.user_id = me and p.deleted_at is null for no key update;
    if not found then perform identity.refuse('not_found', '{"thing":"playlist"}'); end if;
    select e.id, e.position into entry, stands from library.playlist_tracks e where e.playlist_id = list and e.track_id = track;
    if entry is null or (after is not null
        and not exists (select from library.playlist_tracks e where e.playlist_id = list and e.track_id = after)) then
      perform identity.refuse('not_found', '{"thing":"track"}');
    end if;
    select e.track_id into stood from library.playlist_tracks e where e.playlist_id = list and e.position < stands order by e.position desc limit 1;
    if after = track or after is not distinct from stood then return false; end if;
    for round in 1 .. 2 loop
      select e.position into low from library.playlist_tracks e where e.playlist_id = list and e.track_id = after;
      select e.position into high from library.playlist_tracks e
        where e.playlist_id = list and e.id <> entry and e.position > coalesce(low, -2147483648) order by e.position limit 1;
      free := case when low is null then high::bigint - 1024 when high is null then low::bigint + 1024
        else low + (high::bigint - low) / 2 end;
      exit when abs(free) <= 2000000000 and free is distinct from low;
      update library.playlist_tracks e set position = n.place * 1024
        from (select o.id, row_number() over (order by o.position) as place from library.playlist_tracks o where o.playlist_id = list) n
        where e.id = n.id;
    end loop;
    update library.playlist_tracks e set position = free where e.id = entry;
    update library.playlists p set updated_at = now() where p.id = list;
    insert into library.revisions (id, user_id, deed, playlist_id, via, item_count) values (edit, me, 'entries', list, said_via, 1);
    insert into library.revision_items (revision_id, track_id, owner_id, before, after)
      values (edit, track, me, jsonb_build_object('behind', stood), jsonb_build_object('behind', after));
    return true;
  end $$;
grant execute on function library.move_entry(uuid, uuid, uuid, uuid, text) to stemma_api;

set local role stemma_definer;

-- Tracks fit to be shown to others, and what of them is shown. Nobody may read this view: the functions below decide who sees which.
create view library.presentable as
  select t.id, t.title, t.artist, t.album, t.album_artist, t.genre, t.year, t.track_number, t.disc_number, t.duration_ms, t.format, t.bitrate,
      t.file_size, t.file_sha256, t.cover_sha256, t.peaks_sha256, t.tempo, t.musical_key, t.loudness, t.peak, t.user_id, t.album_id, t.place
    from library.music_tracks t
    join identity.users u on u.id = t.user_id and u.is_active and u.deleted_at is null
    where t.deleted_at is null and t.hidden_at is null and t.file_sha256 is not null;

-- Links that work now.
create view library.live_shares as
  select s.id, s.owner_id, s.track_id, s.album_id, s.playlist_id, s.share_token, s.view_count, s.created_at, s.expires_at, p.username as made_by,
      coalesce(s.owner_id = identity.current_user_id(), false) as is_mine
    from library.shares s
    join identity.users u on u.id = s.owner_id and u.is_active and u.deleted_at is null
    join identity.profiles p on p.user_id = s.owner_id
    where s.expires_at is null or s.expires_at > now();

-- What rules say, as a condition on a track `t` of the person $1. Values are quoted; what is no rule is true of nothing.
create function library.rule_condition(rules jsonb) returns text
  language plpgsql immutable set search_path = pg_catalog, pg_temp
  as $$
  declare
    parts text[]; part text; r jsonb; field text; op text; said text; n numeric; col text;
  begin
    for r in select e from jsonb_array_elements(rules -> 'rules') e loop
      field := r ->> 'field'; op := r ->> 'is'; said := r ->> 'value'; part := null;
      if field in ('title', 'artist', 'album', 'genre', 'key') then
        col := case field when 'key' then 't.musical_key' else 't.' || field end;
        part := case op
          when 'equal' then case field
            when 'artist' then format('t.artist_id = (select a.id from library.artists a where a.user_id = $1 and a.name_key = lower(%L))', said)
            when 'genre' then format('t.genre_id = (select g.id from library.genres g where g.user_id = $1 and g.name_key = lower(%L))', said)
            when 'key' then format('t.musical_key = %L', said)
            else format('(t.%s_key = left(lower(%L), 100) and lower(%s) = lower(%L))', field, said, col, said) end
          when 'unequal' then format('lower(%s) is distinct from lower(%L)', col, said)
          when 'contains' then format('position(library.folded(%L) in library.folded(%s)) > 0', said, col)
          when 'more' then format('lower(%s) > lower(%L)', col, said)
          when 'less' then format('lower(%s) < lower(%L)', col, said) end;
      elsif jsonb_typeof(r -> 'value') = 'number' then
        n := round(least(greatest(said::numeric, -1000000), 100000000), 3);
        if field = 'added' then -- days ago
          part := case op when 'less' then format('t.created_at > now() - interval ''1 day'' * %s', least(n, 100000))
            when 'more' then format('t.created_at < now() - interval ''1 day'' * %s', least(n, 100000)) end;
        else
          col := case field when 'year' then 't.year' when 'duration' then '(t.duration_ms / 1000.0)' when 'tempo' then 't.tempo'
            when 'playCount' then 'coalesce((select p.play_count from library.plays p where p.track_id = t.id), 0)' end;
          part := case op when 'equal' then format('abs(%s - %s) < 0.5', col, n)
            when 'unequal' then format('abs(%s - %s) < 0.5 is not true', col, n)
            when 'more' then format('%s > %s', col, n) when 'less' then format('%s < %s', col, n) end;
        end if;
      end if;
      parts := parts || coalesce(part, 'false');
    end loop;
    return coalesce('(' || array_to_string(parts, case rules ->> 'match' when 'any' then ' or ' else ' and ' end) || ')', 'false');
  end $$;

-- The tracks of a smart playlist in their order, as many as its rules allow. It says nothing of who may see them.
create function library.smart_tracks(list uuid) returns table (place bigint, id uuid)
  language plpgsql stable security definer rows 500 set search_path = pg_catalog, pg_temp set jit = off
  as $$
  declare owner uuid; rules jsonb; way text; sorted text;
  begin
    select r.owner_id, r.rules into owner, rules from library.playlist_rules r where r.playlist_id = list;
    if owner is null then return; end if;
    way := case when (rules ->> 'descending')::boolean then ' desc nulls last' else ' asc nulls last' end;
    sorted := case rules ->> 'order' when 'title' then 't.title_key' when 'artist' then 't.artist_key' when 'album' then 't.album_key'
      when 'genre' then 't.genre_key' when 'year' then 't.year' when 'duration' then 't.duration_ms' when 'size' then 't.file_size'
      when 'format' then 't.format' when 'bitrate' then 't.bitrate' when 'tempo' then 't.tempo' when 'key' then 't.musical_key'
      when 'loudness' then 't.loudness' else 't.created_at' end;
    return query execute format(
      'select o.place, o.id from unnest(array(select t.id from library.music_tracks t
        where t.user_id = $1 and t.deleted_at is null and %s order by %s%s, t.id limit %s)) with ordinality o (id, place)',
      library.rule_condition(rules), sorted, way, least(greatest(coalesce((rules ->> 'limit')::int, 500), 1), 5000)) using owner;
  end $$;

-- The same for the playlist's owner alone.
create function library.own_smart_tracks(list uuid) returns table (place bigint, id uuid)
  language plpgsql stable security definer rows 500 set search_path = pg_catalog, pg_temp
  as $$
  begin
    if exists (select from library.playlists p where p.id = list and p.user_id = identity.current_user_id()) then
      return query select s.place, s.id from library.smart_tracks(list) s;
    end if;
  end $$;

-- Whether a track is in a playlist, by hand or by its rules; how many of those that fit are shown is not asked.
create function library.is_in(list uuid, track uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare owner uuid; rules jsonb; fits boolean;
  begin
    select r.owner_id, r.rules into owner, rules from library.playlist_rules r where r.playlist_id = list;
    if owner is null then
      return exists (select from library.playlist_tracks e where e.playlist_id = list and e.track_id = track);
    end if;
    execute format('select exists (select from library.music_tracks t where t.id = $2 and t.user_id = $1 and %s)', library.rule_condition(rules))
      into fits using owner, track;
    return fits;
  end $$;

-- Whether a track is shown to whoever asks: by the link they hold, or in a public playlist.
create function library.is_shown(track uuid, token text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    return exists (select from library.presentable t join library.live_shares s on s.owner_id = t.user_id and s.share_token = token
        where t.id = track and (s.track_id = t.id or s.album_id = t.album_id
          or exists (select from library.playlists p where p.id = s.playlist_id and p.deleted_at is null and p.hidden_at is null and library.is_in(p.id, t.id))))
      or exists (select from library.presentable t join library.playlist_tracks e on e.track_id = t.id
        join library.playlists p on p.id = e.playlist_id and p.is_public and p.deleted_at is null and p.hidden_at is null where t.id = track)
      or exists (select from library.presentable t join library.playlists p on p.user_id = t.user_id and p.is_public and p.deleted_at is null and p.hidden_at is null
        join library.playlist_rules r on r.playlist_id = p.id where t.id = track and library.is_in(p.id, t.id));
  end $$;

-- Whether the caller may read a blob: a track of theirs has it, in the trash too (one hears what one restores), or it is shown to them.
create function library.may_read(digest text, token text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id();
  begin
    return exists (select from library.music_tracks t
        where (t.file_sha256 = digest or t.cover_sha256 = digest or t.peaks_sha256 = digest) and t.user_id = me)
      or exists (select from library.music_tracks t
        where (t.file_sha256 = digest or t.cover_sha256 = digest or t.peaks_sha256 = digest) and library.is_shown(t.id, token));
  end $$;

-- What the link with this token shows; no row where there is none, it ran out, or what it shows is gone or hidden.
create function library.opened(token text, out share_id uuid, out share_token text, out kind text, out subject_id uuid, out name text, out artist text,
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
            from library.albums a join library.artists r on r.id = a.artist_id where a.id = s.album_id and a.track_count > 0
          union all
          select 'playlist', p.id, p.name::text, null, p.description, p.track_count, p.duration_ms, null
            from library.playlists p where p.id = s.playlist_id and p.deleted_at is null and p.hidden_at is null) o
        where s.share_token = token limit 1;
  end $$;

-- The tracks of a playlist as others see them, beginning after a place.
create function library.shown_entries(list uuid, after_place int, wanted int) returns table (place int, track library.presentable)
  language plpgsql stable security definer rows 100 set search_path = pg_catalog, pg_temp
  as $$
  #variable_conflict use_column
  begin
    if exists (select from library.playlist_rules r where r.playlist_id = list) then
      return query select s.place::int, p from library.smart_tracks(list) s join library.presentable p on p.id = s.id
        where s.place > coalesce(after_place, 0) order by s.place limit least(wanted, 101);
    else
      return query select e.position, x.track from library.playlist_tracks e cross join lateral
          -- LATERAL with a LIMIT: place by place in their order, until there are enough.
          (select p as track from library.presentable p where p.id = e.track_id limit 1) x
        where e.playlist_id = list and e.position > coalesce(after_place, -2147483648) order by e.position limit least(wanted, 101);
    end if;
  end $$;

-- The tracks a link shows, in their order; beyond a place and, on an album where two tracks have one, an id.
create function library.opened_tracks(token text, after_place int, after_id uuid, wanted int) returns table (place int, track library.presentable)
  language plpgsql stable security definer rows 100 set search_path = pg_catalog, pg_temp
  as $$
  #variable_conflict use_column
  declare s record;
  begin
    select o.kind, o.subject_id into s from library.opened(opened_tracks.token) o;
    if s.kind is null then perform identity.refuse('not_found', '{"thing":"link"}'); end if;
    if s.kind = 'playlist' then
      return query select e.place, e.track from library.shown_entries(s.subject_id, after_place, wanted) e;
    elsif s.kind = 'album' then
      return query select p.place, p from library.presentable p where p.album_id = s.subject_id
        and (p.place, p.id) > (coalesce(after_place, -1), coalesce(after_id, '00000000-0000-0000-0000-000000000000')) order by p.place, p.id limit least(wanted, 101);
    else
      return query select p.place, p from library.presentable p where p.id = s.subject_id and after_place is null;
    end if;
  end $$;

create function library.public_playlist(wanted uuid, out id uuid, out name text, out description text, out track_count int, out duration_ms bigint,
    out is_smart boolean, out made_by text, out is_mine boolean, out created_at timestamptz, out updated_at timestamptz) returns setof record
  language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp
  as $$
    select l.id, l.name, l.description, l.track_count, l.duration_ms, exists (select from library.playlist_rules r where r.playlist_id = l.id),
        p.username, coalesce(l.user_id = identity.current_user_id(), false), l.created_at, l.updated_at
      from library.playlists l
      join identity.users u on u.id = l.user_id and u.is_active and u.deleted_at is null
      join identity.profiles p on p.user_id = l.user_id
      where l.id = wanted and l.is_public and l.deleted_at is null and l.hidden_at is null limit 1
  $$;

create function library.public_playlist_tracks(list uuid, after_place int, wanted int) returns table (place int, track library.presentable)
  language plpgsql stable security definer rows 100 set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not exists (select from library.public_playlist(list)) then perform identity.refuse('not_found', '{"thing":"playlist"}'); end if;
    return query select e.place, e.track from library.shown_entries(list, after_place, wanted) e;
  end $$;

-- Counts who looked at a link: once a listener and day, never its owner.
create function library.record_view(token text, listener text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare s record;
  begin
    select o.share_id, o.is_mine into s from library.opened(record_view.token) o;
    if s.share_id is null then perform identity.refuse('not_found', '{"thing":"link"}'); end if;
    if s.is_mine then return false; end if;
    insert into library.share_views (share_id, day, listener_key) values (s.share_id, (now() at time zone 'UTC')::date, listener) on conflict do nothing;
    if not found then return false; end if;
    update library.shares h set view_count = h.view_count + 1 where h.id = s.share_id;
    return true;
  end $$;

-- Who looked is needed for a day.
create function library.forget_views() returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n bigint;
  begin
    delete from library.share_views v where v.day < (now() at time zone 'UTC')::date - 1;
    get diagnostics n = row_count;
    return n;
  end $$;

-- Gives tracks of the caller's a cover, or takes it away (NULL), and writes down under `edit` what each had; with `undone`, each has
-- again what it had before that edit. Answers how many of the tracks there are, and how many changed.
create function library.change_covers(edit uuid, tracks uuid[], cover text, undone uuid, out held int, out changed int)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id(); covers text[];
  begin
    if undone is null then
      covers := array_fill(cover, array[cardinality(tracks)]);
    else
      select array_agg(i.track_id order by i.track_id), array_agg(i.cover_sha256 order by i.track_id) into tracks, covers
        from library.revision_items i where i.revision_id = undone and i.owner_id = me;
    end if;
    perform library.demand_held(covers);
    perform from library.music_tracks t where t.id = any (tracks) and t.user_id = me and t.deleted_at is null order by t.id for no key update;
    get diagnostics held = row_count;
    with wanted as (
        select t.id, t.cover_sha256 as before, w.cover as after from unnest(tracks, covers) w (id, cover)
          join library.music_tracks t on t.id = w.id and t.user_id = me and t.deleted_at is null where t.cover_sha256 is distinct from w.cover),
      made as (
        insert into library.revisions (id, user_id, deed, undoes, item_count)
          select edit, me, 'cover', undone, (select count(*) from wanted) where exists (select from wanted)),
      items as (
        insert into library.revision_items (revision_id, track_id, owner_id, before, after, cover_sha256)
          select edit, w.id, me, jsonb_build_object('cover', w.before), jsonb_build_object('cover', w.after), w.before from wanted w),
      done as (update library.music_tracks t set cover_sha256 = w.after, updated_at = now() from wanted w where t.id = w.id)
    select count(*) into changed from wanted;
  end $$;

-- Counts what was heard: of each track, of its artist, and by months in UTC.
create or replace function library.count_listens() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    insert into library.plays (track_id, owner_id, play_count, listened_ms, last_played_at)
      select l.track_id, l.owner_id, count(*), sum(l.listened_ms), max(l.listened_at) from new_rows l group by l.track_id, l.owner_id order by l.track_id
      on conflict (track_id) do update set play_count = plays.play_count + excluded.play_count, listened_ms = plays.listened_ms + excluded.listened_ms,
        last_played_at = greatest(plays.last_played_at, excluded.last_played_at);
    insert into library.artist_plays (artist_id, owner_id, play_count, listened_ms, last_played_at)
      select t.artist_id, l.owner_id, count(*), sum(l.listened_ms), max(l.listened_at)
        from new_rows l join library.music_tracks t on t.id = l.track_id group by t.artist_id, l.owner_id order by t.artist_id
      on conflict (artist_id) do update set play_count = artist_plays.play_count + excluded.play_count,
        listened_ms = artist_plays.listened_ms + excluded.listened_ms, last_played_at = greatest(artist_plays.last_played_at, excluded.last_played_at);
    insert into library.listening_months (owner_id, month, play_count, listened_ms)
      select l.owner_id, date_trunc('month', l.listened_at at time zone 'UTC')::date as month, count(*), sum(l.listened_ms)
        from new_rows l group by 1, 2 order by 1, 2
      on conflict (owner_id, month) do update set play_count = listening_months.play_count + excluded.play_count,
        listened_ms = listening_months.listened_ms + excluded.listened_ms;
    return null;
  end $$;

-- What was heard of a track goes with it to another artist.
create function library.move_plays() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare heard record;
  begin
    select p.play_count, p.listened_ms, p.last_played_at into heard from library.plays p where p.track_id = new.id;
    if not found then return null; end if;
    update library.artist_plays a set play_count = a.play_count - heard.play_count, listened_ms = a.listened_ms - heard.listened_ms
      where a.artist_id = old.artist_id;
    insert into library.artist_plays (artist_id, owner_id, play_count, listened_ms, last_played_at)
      values (new.artist_id, new.user_id, heard.play_count, heard.listened_ms, heard.last_played_at)
      on conflict (artist_id) do update set play_count = artist_plays.play_count + excluded.play_count,
        listened_ms = artist_plays.listened_ms + excluded.listened_ms, last_played_at = greatest(artist_plays.last_played_at, excluded.last_played_at);
    return null;
  end $$;

insert into library.artist_plays (artist_id, owner_id, play_count, listened_ms, last_played_at)
  select t.artist_id, p.owner_id, sum(p.play_count), sum(p.listened_ms), max(p.last_played_at)
    from library.plays p join library.music_tracks t on t.id = p.track_id group by 1, 2;
insert into library.listening_months (owner_id, month, play_count, listened_ms)
  select l.owner_id, date_trunc('month', l.listened_at at time zone 'UTC')::date, count(*), sum(l.listened_ms) from library.listens l group by 1, 2;

-- People whose listens ListenBrainz is to be told now.
create function library.due_scrobblers(batch int) returns setof uuid
  language sql stable security definer rows 100 set search_path = pg_catalog, pg_temp
  as $$
    select s.user_id from library.scrobblers s
      join identity.user_settings k on k.user_id = s.user_id and k.listenbrainz_token_encrypted is not null
      join identity.users u on u.id = s.user_id and u.is_active and u.deleted_at is null
      where s.error_code is distinct from 'key_refused' and (s.retry_at is null or s.retry_at <= now())
        and exists (select from library.listens l where l.owner_id = s.user_id and l.scrobbled_at is null and l.listened_at >= s.since)
      order by s.retry_at nulls first, s.user_id limit batch
  $$;

grant execute on function library.move_plays() to stemma_owner;
grant execute on function library.change_covers(uuid, uuid[], text, uuid), library.own_smart_tracks(uuid), library.may_read(text, text), library.opened(text), library.opened_tracks(text, int, uuid, int),
  library.public_playlist(uuid), library.public_playlist_tracks(uuid, int, int), library.record_view(text, text), library.forget_views(),
  library.due_scrobblers(int) to stemma_api;

set local role stemma_owner;

create trigger move_plays after update on library.music_tracks for each row
  when (new.artist_id is distinct from old.artist_id) execute function library.move_plays();
