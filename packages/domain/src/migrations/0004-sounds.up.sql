-- Sounds, what is shared of them, and how they are put together.

-- What a prompt can be found by: every three neighbouring bytes of it in lower case, and every word's stem, each mixed with
-- the person's id. A search then reads lists of that person's sounds alone, however many others there are.
create function sounds.search_keys(person uuid, said text, words tsvector) returns bigint[]
  language plpgsql immutable strict parallel safe set search_path = pg_catalog, pg_temp
  as $$
  declare
    bytes constant bytea := convert_to(lower(said), 'UTF8');
    size constant int := octet_length(bytes);
    owner constant bigint := hashtext(person::text)::bigint << 32;
    keys bigint[] := array_fill(owner, array[greatest(size - 2, 0)]);
    part int := 0;
  begin
    for i in 0 .. size - 1 loop
      part := ((part << 8) | get_byte(bytes, i)) & 16777215;
      if i >= 2 then keys[i - 1] := owner | part; end if;
    end loop;
    return keys || array(select owner | 2147483648 | (hashtext(word) & 2147483647) from unnest(tsvector_to_array(words)) word);
  end $$;
grant execute on function sounds.search_keys(uuid, text, tsvector) to stemma_api, stemma_definer;

create table sounds.generations (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  prompt text not null,
  prompt_words tsvector generated always as (to_tsvector('english'::regconfig, prompt)) stored,
  duration numeric(4,2) not null,
  wetness int not null,
  pitch int not null,
  type varchar(20) not null,
  confidence numeric(3,2) null,
  audio_url text not null default '',
  audio_format varchar(10) not null default 'wav',
  file_size_bytes int null,
  is_favorite boolean not null default false,
  play_count int not null default 0,
  created_at timestamptz(3) not null default now(),
  additional_params jsonb not null default '{}',
  deleted_at timestamptz(3) null,
  audio_sha256 varchar(64) null,
  peaks_sha256 varchar(64) null,
  rendered_sha256 varchar(64) null,
  audio_expires_at timestamptz(3) null,
  last_played_at timestamptz(3) null,
  loudness numeric(5,2) null,
  engine varchar(50) not null default 'synth/v1',
  seed bigint not null,
  reader varchar(100) null,
  state varchar(20) not null default 'reading',
  error_code varchar(60) null,
  job_id uuid null,
  derived_from uuid null,
  hidden_at timestamptz(3) null,
  primary key (id)
) with (fillfactor = 90);
create index generations_history_index on sounds.generations (user_id, created_at desc, id desc) where deleted_at is null;
create index generations_trash_index on sounds.generations (user_id, deleted_at desc, id desc) where deleted_at is not null;
create index generations_purge_index on sounds.generations (deleted_at) where deleted_at is not null;
create index generations_favorite_index on sounds.generations (user_id, created_at desc, id desc) where is_favorite and deleted_at is null;
create index generations_type_index on sounds.generations (user_id, type, created_at desc, id desc) where deleted_at is null;
create index generations_derived_index on sounds.generations (user_id, derived_from, created_at desc, id desc) where derived_from is not null and deleted_at is null;
create index generations_created_at_index on sounds.generations (created_at desc);
create index generations_expiry_index on sounds.generations (audio_expires_at) where audio_sha256 is not null;
create index generations_audio_sha256_index on sounds.generations (audio_sha256);
create index generations_peaks_sha256_index on sounds.generations (peaks_sha256);
create index generations_search_index on sounds.generations using gin (sounds.search_keys(user_id, prompt, prompt_words)) with (fastupdate=off);
create index generations_likeness_index on sounds.generations (user_id, type, pitch, wetness, duration) where state = 'ready' and deleted_at is null;
alter table sounds.generations add constraint generations_id_user_id_unique unique (id, user_id);
alter table sounds.generations add constraint generations_duration_check check (((duration >= 0.5) AND (duration <= 10.0)));
alter table sounds.generations add constraint generations_wetness_check check (((wetness >= 0) AND (wetness <= 10)));
alter table sounds.generations add constraint generations_pitch_check check (((pitch >= 0) AND (pitch <= 10)));
alter table sounds.generations add constraint generations_type_check check (((type)::text = ANY ((ARRAY['squeaker'::character varying, 'rumbler'::character varying, 'stutterer'::character varying, 'classic'::character varying, 'wet'::character varying])::text[])));
alter table sounds.generations add constraint generations_confidence_check check (((confidence >= 0.0) AND (confidence <= 1.0)));
alter table sounds.generations add constraint generations_state_check check (((state)::text = ANY ((ARRAY['reading'::character varying, 'rendering'::character varying, 'ready'::character varying, 'failed'::character varying])::text[])));
alter table sounds.generations add constraint generations_seed_check check (((seed >= 0) AND (seed <= '4294967295'::bigint)));
alter table sounds.generations add constraint generations_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table sounds.generations add constraint generations_audio_sha256_foreign foreign key (audio_sha256) references storage.blobs (sha256) on update no action on delete no action;
alter table sounds.generations add constraint generations_peaks_sha256_foreign foreign key (peaks_sha256) references storage.blobs (sha256) on update no action on delete no action;
alter table sounds.generations enable row level security;
alter table sounds.generations force row level security;
create policy own on sounds.generations to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy born on sounds.generations as restrictive for insert to stemma_api with check (((play_count = 0) AND (NOT is_favorite)));
create policy definer on sounds.generations to stemma_definer using (true) with check (true);
create policy backup on sounds.generations for select to stemma_backup using (true);

create table sounds.favorites (
  user_id uuid not null,
  generation_id uuid not null,
  created_at timestamptz(3) not null default now(),
  primary key (user_id, generation_id)
);
create index favorites_generation_id_index on sounds.favorites (generation_id);
create index favorites_user_id_created_at_index on sounds.favorites (user_id, created_at desc, generation_id desc);
alter table sounds.favorites add constraint favorites_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table sounds.favorites add constraint favorites_generation_id_foreign foreign key (generation_id) references sounds.generations (id) on update no action on delete cascade;
alter table sounds.favorites enable row level security;
alter table sounds.favorites force row level security;
create policy own on sounds.favorites to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on sounds.favorites to stemma_definer using (true) with check (true);
create policy backup on sounds.favorites for select to stemma_backup using (true);

create table sounds.shared_sounds (
  id uuid not null default gen_random_uuid(),
  generation_id uuid not null,
  owner_id uuid not null,
  share_token varchar(32) not null,
  is_public boolean not null default true,
  view_count int not null default 0,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) null,
  primary key (id)
);
alter table sounds.shared_sounds add constraint shared_sounds_share_token_unique unique (share_token);
create index shared_sounds_feed_index on sounds.shared_sounds (created_at desc, id desc) where is_public;
create index shared_sounds_owner_id_created_at_index on sounds.shared_sounds (owner_id, created_at desc, id desc);
create unique index shared_sounds_generation_id_unique on sounds.shared_sounds (generation_id);
alter table sounds.shared_sounds add constraint shared_sounds_generation_id_owner_id_foreign foreign key (generation_id, owner_id) references sounds.generations (id, user_id) on update no action on delete cascade;
alter table sounds.shared_sounds enable row level security;
alter table sounds.shared_sounds force row level security;
create policy own on sounds.shared_sounds to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy born on sounds.shared_sounds as restrictive for insert to stemma_api with check ((view_count = 0));
create policy definer on sounds.shared_sounds to stemma_definer using (true) with check (true);
create policy backup on sounds.shared_sounds for select to stemma_backup using (true);

create table sounds.collections (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  name varchar(100) not null,
  name_key varchar(200) generated always as (lower((name)::text)) stored,
  description text null,
  is_public boolean not null default false,
  sound_count int not null default 0,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  deleted_at timestamptz(3) null,
  primary key (id)
);
create index collections_user_id_name_key_id_index on sounds.collections (user_id, name_key, id);
create unique index collections_user_id_name_key_unique on sounds.collections (user_id, name_key) where deleted_at is null;
alter table sounds.collections add constraint collections_id_user_id_unique unique (id, user_id);
alter table sounds.collections add constraint collections_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table sounds.collections enable row level security;
alter table sounds.collections force row level security;
create policy own on sounds.collections to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on sounds.collections to stemma_definer using (true) with check (true);
create policy backup on sounds.collections for select to stemma_backup using (true);

create table sounds.collection_sounds (
  collection_id uuid not null,
  generation_id uuid not null,
  owner_id uuid not null,
  added_at timestamptz(3) not null default now(),
  sort_order int not null default 0,
  primary key (collection_id, generation_id)
);
create index collection_sounds_generation_id_index on sounds.collection_sounds (generation_id);
create index collection_sounds_order_index on sounds.collection_sounds (collection_id, sort_order, generation_id);
alter table sounds.collection_sounds add constraint collection_sounds_collection_id_owner_id_foreign foreign key (collection_id, owner_id) references sounds.collections (id, user_id) on update no action on delete cascade;
alter table sounds.collection_sounds add constraint collection_sounds_generation_id_owner_id_foreign foreign key (generation_id, owner_id) references sounds.generations (id, user_id) on update no action on delete cascade;
alter table sounds.collection_sounds enable row level security;
alter table sounds.collection_sounds force row level security;
create policy own on sounds.collection_sounds to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on sounds.collection_sounds to stemma_definer using (true) with check (true);
create policy backup on sounds.collection_sounds for select to stemma_backup using (true);

create table sounds.listens (
  id uuid not null default gen_random_uuid(),
  generation_id uuid not null,
  kind varchar(10) not null,
  day date not null,
  listener_key varchar(64) not null,
  listener_id uuid null,
  primary key (id)
);
create index listens_listener_id_index on sounds.listens (listener_id);
create index listens_day_index on sounds.listens (day);
alter table sounds.listens add constraint listens_generation_id_kind_day_listener_unique unique (generation_id, kind, day, listener_key);
alter table sounds.listens add constraint listens_generation_id_foreign foreign key (generation_id) references sounds.generations (id) on update no action on delete cascade;
alter table sounds.listens add constraint listens_listener_id_foreign foreign key (listener_id) references identity.users (id) on update no action on delete cascade;
alter table sounds.listens enable row level security;
alter table sounds.listens force row level security;
create policy definer on sounds.listens to stemma_definer using (true) with check (true);
create policy backup on sounds.listens for select to stemma_backup using (true);

create table sounds.reports (
  id uuid not null default gen_random_uuid(),
  generation_id uuid not null,
  reporter_id uuid null,
  reason varchar(20) not null,
  note text null,
  created_at timestamptz(3) not null default now(),
  resolved_at timestamptz(3) null,
  primary key (id)
);
create index reports_generation_id_index on sounds.reports (generation_id);
create index reports_reporter_id_index on sounds.reports (reporter_id);
alter table sounds.reports add constraint reports_generation_id_foreign foreign key (generation_id) references sounds.generations (id) on update no action on delete cascade;
alter table sounds.reports add constraint reports_reporter_id_foreign foreign key (reporter_id) references identity.users (id) on update no action on delete cascade;
alter table sounds.reports enable row level security;
alter table sounds.reports force row level security;
create policy definer on sounds.reports to stemma_definer using (true) with check (true);
create policy backup on sounds.reports for select to stemma_backup using (true);

-- What the API's role may do, column by column. What audio a sound has, what is hidden and what was counted is the functions' alone.
grant select on sounds.generations, sounds.favorites, sounds.shared_sounds, sounds.collections, sounds.collection_sounds to stemma_api;
grant insert (id, user_id, prompt, duration, wetness, pitch, type, confidence, audio_url, audio_format, is_favorite, play_count, created_at,
  additional_params, engine, seed, reader, state, job_id, derived_from) on sounds.generations to stemma_api;
grant update (duration, wetness, pitch, type, confidence, additional_params, reader, state, error_code, job_id, deleted_at)
  on sounds.generations to stemma_api;
grant delete on sounds.generations, sounds.favorites, sounds.shared_sounds, sounds.collections, sounds.collection_sounds to stemma_api;
grant insert (id, generation_id, owner_id, share_token, is_public, view_count, created_at, expires_at) on sounds.shared_sounds to stemma_api;
grant update (is_public, expires_at) on sounds.shared_sounds to stemma_api;
grant insert (id, user_id, name, description, is_public, sound_count, created_at, updated_at) on sounds.collections to stemma_api;
grant update (name, description, is_public, sound_count, updated_at, deleted_at) on sounds.collections to stemma_api;
grant insert (collection_id, generation_id, owner_id, added_at, sort_order) on sounds.collection_sounds to stemma_api;
grant update (sort_order) on sounds.collection_sounds to stemma_api;

set local role stemma_definer;

-- The functions of this file that are asked often are plpgsql: it keeps their plans, which SQL functions do before version 18 not.

-- Sounds fit to be shown to others, and what of them is shown. Nobody may read this view: the functions below decide who sees which.
create view sounds.presentable as
  select g.id, g.prompt, g.duration, g.wetness, g.pitch, g.type, g.confidence, g.reader, g.engine, g.seed,
      jsonb_strip_nulls(jsonb_build_object('patch', g.additional_params -> 'patch', 'loop', g.additional_params -> 'loop')) as additional_params,
      g.audio_url, g.audio_sha256, g.peaks_sha256, g.loudness, g.file_size_bytes, g.play_count, g.created_at, p.username as made_by,
      coalesce(g.user_id = identity.current_user_id(), false) as is_mine,
      -- No EXISTS: it would be hashed, and all the caller's marks be read for one page.
      coalesce((select true from sounds.favorites f where f.generation_id = g.id and f.user_id = identity.current_user_id()), false) as is_favorite
    from sounds.generations g
    join identity.users u on u.id = g.user_id and u.is_active and u.deleted_at is null
    join identity.profiles p on p.user_id = g.user_id
    where g.deleted_at is null and g.hidden_at is null and g.state = 'ready';

-- Links that work now, with their sounds.
create view sounds.live_shares as
  select s.id as share_id, s.share_token, s.is_public, s.view_count, s.created_at as shared_at, s.expires_at, p.*
    from sounds.shared_sounds s join sounds.presentable p on p.id = s.generation_id
    where s.expires_at is null or s.expires_at > now();

-- Sounds of public collections, in their order.
create view sounds.publicly_collected as
  select c.collection_id, c.sort_order, p.*
    from sounds.collection_sounds c
    join sounds.collections k on k.id = c.collection_id and k.is_public and k.deleted_at is null
    join sounds.presentable p on p.id = c.generation_id;

-- Whether a sound is shown to whoever asks: by the link they hold, in Discover, or in a public collection.
create function sounds.is_shown(generation uuid, token text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    return exists (select from sounds.live_shares s where s.id = generation and (s.is_public or s.share_token = token))
      or exists (select from sounds.publicly_collected c where c.id = generation);
  end $$;

-- The same, or the caller's own, in whatever state it is, but not in the trash.
create function sounds.is_seen(generation uuid, token text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    return exists (select from sounds.generations g
        where g.id = generation and g.user_id = identity.current_user_id() and g.deleted_at is null)
      or sounds.is_shown(generation, token);
  end $$;

-- The caller's sounds in which something occurs, 21 of them for a page of 20. Two orders:
-- by score (words weigh by their rank, the very text weighs 500), when all that match are few enough to be weighed;
-- newest first (score -1) otherwise, looking at no more than 3,000 sounds a time. A row that is not `found` says where to go on.
create function sounds.search(query text, after_score int, after_at timestamptz, after_id uuid, wanted int)
  returns table (id uuid, score int, created_at timestamptz, found boolean)
  language plpgsql stable security definer rows 20
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off set work_mem = '16MB'
  as $$
  #variable_conflict use_column
  declare
    me constant uuid := identity.current_user_id();
    words constant tsquery := websearch_to_tsquery('english', query);
    pattern constant text := '%' || replace(replace(replace(query, '\', '\\'), '%', '\%'), '_', '\_') || '%';
    parts constant bigint[] := sounds.search_keys(me, query, '');
    stems constant bigint[] := sounds.search_keys(me, '', to_tsvector('english', query));
    before_at constant timestamptz := coalesce(after_at, 'infinity');
    before_id constant uuid := coalesce(after_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
    few constant int := 300;
    span constant int := 3000;
    ids uuid[]; scores int[]; times timestamptz[]; n int;
  begin
    if me is null then perform identity.refuse('log_in_first'); end if;
    -- Alternatives and exclusions are no conjunction of keys.
    if coalesce(after_score, 0) >= 0 and cardinality(parts) > 0 and words::text !~ '[!|]' then
      select array_agg(f.id), array_agg(f.score), array_agg(f.created_at) into ids, scores, times from (
        select g.id, g.created_at, case when g.prompt ilike pattern then 500 else 0 end
            + case when g.prompt_words @@ words then 1 + (1000 * ts_rank(g.prompt_words, words, 1))::int else 0 end as score
          from sounds.generations g
          where (sounds.search_keys(g.user_id, g.prompt, g.prompt_words) @> parts
              or sounds.search_keys(g.user_id, g.prompt, g.prompt_words) @> case when cardinality(stems) > 0 then stems else parts end)
            and g.user_id is not distinct from me -- an equality would read the person's whole history beside these lists
            and g.deleted_at is null and (g.prompt ilike pattern or g.prompt_words @@ words)
          limit few + 1) f;
      if after_score is not null or coalesce(cardinality(ids), 0) <= few then
        return query select f.id, f.score, f.created_at, true from unnest(ids, scores, times) f (id, score, created_at)
          where (f.score, f.created_at, f.id) < (coalesce(after_score, 2147483647), before_at, before_id)
          order by f.score desc, f.created_at desc, f.id desc limit wanted;
        return;
      end if;
    end if;
    return query select w.id, -1, w.created_at, true from (
        select g.id, g.created_at, g.prompt, g.prompt_words from sounds.generations g
          where g.user_id = me and g.deleted_at is null and (g.created_at, g.id) < (before_at, before_id)
          order by g.created_at desc, g.id desc limit span) w
      where w.prompt ilike pattern or w.prompt_words @@ words
      order by w.created_at desc, w.id desc limit wanted;
    get diagnostics n = row_count;
    if n < wanted then
      return query select g.id, -1, g.created_at, false from sounds.generations g
        where g.user_id = me and g.deleted_at is null and (g.created_at, g.id) < (before_at, before_id)
        order by g.created_at desc, g.id desc offset span - 1 limit 1;
    end if;
  end $$;

-- Discover: public links, newest first.
create function sounds.discover(after_at timestamptz, after_id uuid, wanted int) returns setof sounds.live_shares
  language plpgsql stable security definer rows 100 set search_path = pg_catalog, pg_temp
  as $$
  begin
    return query select * from sounds.live_shares s
      where s.is_public and (s.shared_at, s.share_id)
        < (coalesce(after_at, 'infinity'), coalesce(after_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
      order by s.shared_at desc, s.share_id desc limit least(wanted, 101);
  end $$;

-- What a link shows.
create function sounds.shared(token text) returns setof sounds.live_shares
  language plpgsql stable security definer rows 1 set search_path = pg_catalog, pg_temp
  as $$
  begin
    return query select * from sounds.live_shares where share_token = token limit 1;
  end $$;

-- A sound that is shown to whoever asks, or the caller's own.
create function sounds.shown(generation uuid, token text) returns setof sounds.presentable
  language plpgsql stable security definer rows 1 set search_path = pg_catalog, pg_temp
  as $$
  begin
    return query select * from sounds.presentable p where p.id = generation and sounds.is_seen(generation, token) limit 1;
  end $$;

create function sounds.public_collection(wanted uuid, out id uuid, out name text, out description text, out sound_count int,
    out made_by text, out is_mine boolean, out created_at timestamptz, out updated_at timestamptz) returns setof record
  language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp
  as $$
    select c.id, c.name, c.description, c.sound_count, p.username, coalesce(c.user_id = identity.current_user_id(), false), c.created_at, c.updated_at
      from sounds.collections c
      join identity.users u on u.id = c.user_id and u.is_active and u.deleted_at is null
      join identity.profiles p on p.user_id = c.user_id
      where c.id = wanted and c.is_public and c.deleted_at is null limit 1
  $$;

create function sounds.public_collection_sounds(collection uuid, after_order int, after_id uuid, wanted int)
  returns setof sounds.publicly_collected
  language plpgsql stable security definer rows 100 set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not exists (select from sounds.public_collection(collection)) then perform identity.refuse('not_found', '{"thing":"collection"}'); end if;
    return query select * from sounds.publicly_collected c
      where c.collection_id = collection and (c.sort_order, c.id)
        > (coalesce(after_order, -2147483648), coalesce(after_id, '00000000-0000-0000-0000-000000000000'))
      order by c.sort_order, c.id limit least(wanted, 101);
  end $$;

-- What the caller marked of other people's, as far as it is still shown; newest mark first.
create function sounds.marked(after_at timestamptz, after_id uuid, wanted int)
  returns table (marked_at timestamptz, sound sounds.presentable)
  language plpgsql stable security definer rows 100 set search_path = pg_catalog, pg_temp
  as $$
  begin
    if identity.current_user_id() is null then perform identity.refuse('log_in_first'); end if;
    return query select f.created_at, s.sound from sounds.favorites f cross join lateral
        -- LATERAL with a LIMIT: mark by mark in their order, until there are enough.
        (select p as sound from sounds.presentable p
          where p.id = f.generation_id and not p.is_mine and sounds.is_shown(p.id, null) limit 1) s
      where f.user_id = identity.current_user_id()
        and (f.created_at, f.generation_id) < (coalesce(after_at, 'infinity'), coalesce(after_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
      order by f.created_at desc, f.generation_id desc limit least(wanted, 101);
  end $$;

-- Marks a sound, or takes the mark away. Hidden and missing are answered alike.
create function sounds.set_favorite(generation uuid, token text, wanted boolean) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id();
  begin
    if me is null then perform identity.refuse('log_in_first'); end if;
    if not sounds.is_seen(generation, token)
      and (wanted or not exists (select from sounds.favorites f where f.user_id = me and f.generation_id = generation)) then
      perform identity.refuse('not_found', '{"thing":"sound"}');
    end if;
    update sounds.generations g set is_favorite = wanted
      where g.id = generation and g.user_id = me and g.deleted_at is null and g.is_favorite <> wanted;
    if wanted then
      insert into sounds.favorites (user_id, generation_id) values (me, generation) on conflict do nothing;
    else
      delete from sounds.favorites f where f.user_id = me and f.generation_id = generation;
    end if;
  end $$;

-- Counts a listener once a day, never the owner; what is heard keeps its audio for another 90 days.
create function sounds.record_listen(generation uuid, token text, kind text, listener text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id(); mine boolean;
  begin
    if not sounds.is_seen(generation, token) then perform identity.refuse('not_found', '{"thing":"sound"}'); end if;
    select g.user_id is not distinct from me into mine from sounds.generations g where g.id = generation;
    if not mine then
      insert into sounds.listens (generation_id, kind, day, listener_key, listener_id)
        values (generation, record_listen.kind, (now() at time zone 'UTC')::date, listener, me) on conflict do nothing;
      if not found then return false; end if;
    end if;
    if kind = 'play' then
      -- The date moves by whole days only: it is indexed, and an update of an indexed column costs all indexes.
      update sounds.generations g set last_played_at = now(), play_count = g.play_count + case when mine then 0 else 1 end,
          audio_expires_at = case when g.audio_expires_at < now() + interval '89 days' then now() + interval '90 days' else g.audio_expires_at end
        where g.id = generation;
    elsif not mine then
      update sounds.shared_sounds s set view_count = s.view_count + 1 where s.generation_id = generation;
    end if;
    return not mine;
  end $$;

-- Tells the owner of the server of a sound. Once a person, and at most 100 times until somebody has looked.
create function sounds.report_sound(generation uuid, token text, reason text, note text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id();
  begin
    if not sounds.is_shown(generation, token) then perform identity.refuse('not_found', '{"thing":"sound"}'); end if;
    insert into sounds.reports (generation_id, reporter_id, reason, note)
      select generation, me, report_sound.reason, report_sound.note
        where not exists (select from sounds.reports r where r.generation_id = generation and r.reporter_id = me and r.resolved_at is null)
          and (select count(*) from sounds.reports r where r.generation_id = generation and r.resolved_at is null) < 100;
  end $$;

-- Whether the caller may read a blob: a sound of theirs has it, in the trash too (one hears what one restores), or it is shown to them.
create function sounds.may_read(digest text, token text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    return exists (select from sounds.generations g
        where (g.audio_sha256 = digest or g.peaks_sha256 = digest) and g.user_id = identity.current_user_id())
      or exists (select from sounds.generations g
        where (g.audio_sha256 = digest or g.peaks_sha256 = digest) and sounds.is_shown(g.id, token));
  end $$;

-- How unlike two sounds are: 0 is the same. A step of pitch weighs 0.1, of wetness 0.07, an octave of length 0.2, another type 0.4.
create function sounds.distance(type text, pitch int, wetness int, duration numeric, type2 text, pitch2 int, wetness2 int, duration2 numeric)
  returns float8 language sql immutable parallel safe
  as $$
    select abs(pitch - pitch2) * 0.1 + abs(wetness - wetness2) * 0.07 + abs(ln(duration::float8 / duration2::float8)) * 0.2885
      + case when type = type2 then 0 else 0.4 end
  $$;

-- Sounds like one the caller sees. Of the caller's own: in each of the 60 nearest cells of (type, pitch, wetness) those whose
-- length is nearest, so that the cost does not grow with their number; of the public ones: among the newest 500.
create function sounds.similar(generation uuid, token text, wanted int)
  returns table (distance float8, share_token text, sound sounds.presentable)
  language plpgsql stable security definer rows 20
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off
  as $$
  #variable_conflict use_column
  declare me constant uuid := identity.current_user_id(); r record;
  begin
    select p.id, p.type, p.pitch, p.wetness, p.duration into r from sounds.presentable p
      where p.id = generation and sounds.is_seen(generation, token);
    if r.id is null then perform identity.refuse('not_found', '{"thing":"sound"}'); end if;
    return query
      with cells as (
        select t.type, x.pitch, y.wetness
          from unnest(array['squeaker', 'rumbler', 'stutterer', 'classic', 'wet']) t (type), generate_series(0, 10) x (pitch), generate_series(0, 10) y (wetness)
          order by sounds.distance(t.type, x.pitch, y.wetness, 1, r.type, r.pitch, r.wetness, 1) limit 60),
      near as (
        select n.id, n.type, n.pitch, n.wetness, n.duration, null::text as share_token from cells c cross join lateral (
          (select g.id, g.type::text, g.pitch, g.wetness, g.duration from sounds.generations g
            where g.user_id = me and g.type = c.type and g.pitch = c.pitch and g.wetness = c.wetness and g.duration >= r.duration
              and g.state = 'ready' and g.deleted_at is null order by g.duration limit wanted + 1)
          union all
          (select g.id, g.type::text, g.pitch, g.wetness, g.duration from sounds.generations g
            where g.user_id = me and g.type = c.type and g.pitch = c.pitch and g.wetness = c.wetness and g.duration < r.duration
              and g.state = 'ready' and g.deleted_at is null order by g.duration desc limit wanted + 1)) n
        union all
        select g.id, g.type, g.pitch, g.wetness, g.duration, s.share_token from (
            select n.generation_id, n.share_token from sounds.shared_sounds n where n.is_public and (n.expires_at is null or n.expires_at > now())
              order by n.created_at desc, n.id desc limit 500) s
          join sounds.generations g on g.id = s.generation_id and g.user_id is distinct from me),
      nearest as (
        select n.id, n.share_token, sounds.distance(n.type, n.pitch, n.wetness, n.duration, r.type, r.pitch, r.wetness, r.duration) as distance
          from near n where n.id <> r.id order by 3, 1 limit wanted + 100)
      select n.distance, n.share_token, p from nearest n join sounds.presentable p on p.id = n.id order by n.distance, n.id limit wanted;
  end $$;

-- Gives a sound of the caller's its audio, once the caller holds the bytes. False where the sound had other audio before:
-- then nothing changes. NULL where there is no such sound any more.
create function sounds.keep_audio(generation uuid, audio text, peaks text, bytes int, loudness numeric) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id(); before text;
  begin
    select coalesce(g.rendered_sha256, audio) into before from sounds.generations g where g.id = generation and g.user_id = me for no key update;
    if before is null then return null; end if;
    if before <> audio then return false; end if;
    if (select count(*) from storage.holdings h where h.owner_id = me and h.sha256 in (audio, peaks)) < 2 then
      perform identity.refuse('blob_missing');
    end if;
    update sounds.generations g set state = 'ready', error_code = null, audio_sha256 = audio, rendered_sha256 = audio, peaks_sha256 = peaks,
        audio_url = '/media/' || audio, file_size_bytes = bytes, loudness = coalesce(keep_audio.loudness, g.loudness),
        audio_expires_at = now() + interval '90 days'
      where g.id = generation;
    return true;
  end $$;

-- Lets go of audio nobody has heard for 90 days and nothing keeps, up to `batch` sounds a call. The row stays, with the name of
-- its audio and its waveform: the same can be rendered again. What is kept is looked at again in 90 days.
create function sounds.expire_audio(batch int default 100000) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare expired bigint;
  begin
    with due as (
      select g.id, g.deleted_at is null and (g.is_favorite
          or exists (select from sounds.shared_sounds s where s.generation_id = g.id and (s.expires_at is null or s.expires_at > now()))
          or exists (select from sounds.collection_sounds c join sounds.collections k on k.id = c.collection_id and k.deleted_at is null
            where c.generation_id = g.id)) as pinned
        from sounds.generations g where g.audio_sha256 is not null and g.audio_expires_at < now()
        order by g.audio_expires_at limit batch for no key update skip locked),
    done as (
      update sounds.generations g set audio_sha256 = case when due.pinned then g.audio_sha256 end,
          audio_expires_at = case when due.pinned then now() + interval '90 days' end
        from due where g.id = due.id returning due.pinned)
    select count(*) filter (where not pinned) into expired from done;
    return expired;
  end $$;

-- Removes for good what has been in the trash for 30 days, up to `batch` sounds a call.
create function sounds.purge_trash(batch int default 100000) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare total bigint; n bigint;
  begin
    delete from sounds.generations g where g.id in (
      select id from sounds.generations where deleted_at < now() - interval '30 days' order by deleted_at limit batch for update skip locked);
    get diagnostics total = row_count;
    delete from sounds.collections where deleted_at < now() - interval '30 days';
    get diagnostics n = row_count;
    return total + n;
  end $$;

-- Listens are needed for a day. A public link that ran out leaves Discover for good: who prolongs it publishes it again.
create function sounds.forget_expired() returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare total bigint; n bigint;
  begin
    delete from sounds.listens where day < (now() at time zone 'UTC')::date - 1;
    get diagnostics total = row_count;
    update sounds.shared_sounds set is_public = false where is_public and expires_at < now();
    get diagnostics n = row_count;
    return total + n;
  end $$;

grant execute on function sounds.search(text, int, timestamptz, uuid, int), sounds.discover(timestamptz, uuid, int), sounds.shared(text),
  sounds.shown(uuid, text), sounds.public_collection(uuid), sounds.public_collection_sounds(uuid, int, uuid, int),
  sounds.marked(timestamptz, uuid, int), sounds.set_favorite(uuid, text, boolean), sounds.record_listen(uuid, text, text, text),
  sounds.report_sound(uuid, text, text, text), sounds.may_read(text, text), sounds.similar(uuid, text, int),
  sounds.keep_audio(uuid, text, text, int, numeric), sounds.expire_audio(int), sounds.purge_trash(int), sounds.forget_expired()
  to stemma_api;
