set local role stemma_definer;

-- The caller's sounds in which something occurs, 21 of them for a page of 20. Two orders:
-- by score (words weigh by their rank, the very text weighs 500), when all that match are few enough to be weighed;
-- newest first (score -1) otherwise, looking at no more than 3,000 sounds a time. A row that is not `found` says where to go on.
create or replace function sounds.search(query text, after_score int, after_at timestamptz, after_id uuid, wanted int)
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

alter function sounds.discover(timestamptz, uuid, int) reset enable_memoize;
alter function sounds.search(text, int, timestamptz, uuid, int) reset max_parallel_workers_per_gather;

create or replace view sounds.presentable as
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
