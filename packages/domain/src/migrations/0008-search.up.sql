-- Finding tracks by what is said of them.

-- Text as it is searched: in lower case, without accents and apostrophes, ß as ss and the like.
create or replace function library.folded(said text) returns text
  language sql immutable strict parallel safe
  as $$
    select translate(replace(replace(replace(regexp_replace(normalize(lower(said), NFKD), '[\u0300-\u036f]', '', 'g'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
      'øłđıħ''’‘ʼ`', 'oldih')
  $$;

set local role stemma_definer;

update library.music_tracks set search_text = ''; -- the trigger writes it anew

-- What stands between the blanks of a query.
create function library.search_terms(query text) returns text[]
  language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp
  as $$ select string_to_array(btrim(regexp_replace(library.folded(query), '\s+', ' ', 'g')), ' ') $$;
-- For LIKE ALL: every term occurs, and means nothing but itself.
create function library.search_patterns(terms text[]) returns text[]
  language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp
  as $$ select array(select '%' || replace(replace(replace(t, '\', '\\'), '%', '\%'), '_', '\_') || '%' from unnest(terms) t) $$;
grant execute on function library.search_terms(text), library.search_patterns(text[]) to stemma_api;

-- The caller's tracks that answer a query, with how well (an entry of the title is best). Every term of it, between blanks, occurs in
-- a track's text; where fewer than 20 do, those follow in which every word of four letters or more has at most one mistake.
-- Where more than `most` may answer, the one row is NULL: so many are for a walk. What is fetched is never more than `most` and a
-- quarter, and no list is read that is as long as the library.
create function library.search(query text, most int) returns table (id uuid, score int)
  language plpgsql stable security definer rows 500
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off set work_mem = '16MB'
  set max_parallel_workers_per_gather = 0 -- starting a worker takes longer than any search
  as $$
  #variable_conflict use_column
  declare
    me constant uuid := identity.current_user_id();
    is_word constant bigint := 2147483648; -- the bit that tells keys of words from keys of pieces
    terms constant text[] := library.search_terms(query);
    patterns constant text[] := library.search_patterns(terms);
    said constant text := array_to_string(terms, ' ');
    words constant text[] := array(select w from regexp_split_to_table(said, '[^[:alnum:]]+') w where length(w) between 4 and 20 limit 6);
    held constant bigint := coalesce((select t.track_count from library.totals t where t.user_id = me), 0);
    -- Of the latest tracks one sees what is everywhere.
    latest constant text[] := case when held > 20 * most then array(
      select g.search_text from library.music_tracks g where g.user_id = me and g.deleted_at is null order by g.created_at desc, g.id desc limit 400) end;
    pieces bigint[]; ids uuid[]; scores int[]; n int := most + 1; conditions text;
  begin
    if me is null then perform identity.refuse('log_in_first'); end if;
    -- The rarest four pieces are looked up: the lists of the others are longer than they are worth. Of a million tracks, three in
    -- forty of which have the rarest piece, or one in 130 all of the query, none is looked up.
    select array_agg(distinct k) into pieces from (
        select p.piece from (
            select distinct substr(t, place, 3) as piece from unnest(terms) t, generate_series(1, greatest(length(t) - 2, 1)) place
              where octet_length(substr(t, place, 3)) > 2 limit 16) p
          left join unnest(latest[:200]) l on position(p.piece in l) > 0
          group by p.piece having count(l) * held <= 10000 * most order by count(l), 1 limit 4) r,
      unnest(library.search_keys(me, r.piece)) k where k & is_word = 0;
    if cardinality(pieces) > 0 and (
        select count(*) from unnest(latest) l
          where l like all (library.search_patterns(array(select t from unnest(terms) t where octet_length(t) > 2)))) * held <= 1500 * most then
      -- The limit counts what others or the trash have too, so that it holds whatever the rest says.
      select count(*), array_agg(c.id) filter (where c.fits), array_agg(c.score) filter (where c.fits) into n, ids, scores from (
        select g.id, g.user_id = me and g.deleted_at is null and g.search_text like all (patterns) as fits,
            case when starts_with(g.search_text || E'\n', said || E'\n') then 900
              when position(E'\n' || said || E'\n' in g.search_text || E'\n') > 0 then 800
              when starts_with(g.search_text, said) then 700
              when position(E'\n' || said in g.search_text) > 0 then 600
              when position(' ' || said in g.search_text) > 0 then 500
              when position(said in g.search_text) > 0 then 400
              else 300 end as score
          from library.music_tracks g where library.search_keys(g.user_id, g.search_text) @> pieces limit most + 1) c;
    end if;
    if n > most then
      return query select null::uuid, null::int;
      return;
    end if;
    -- All words mistaken, or any one of them: each way is one look into the lists, which skips what the other words have not.
    if coalesce(cardinality(ids), 0) < 20 and cardinality(words) > 0 then
      select string_agg(distinct w.condition, ' or ') into conditions
        from generate_series(case cardinality(words) when 1 then 1 else 0 end, cardinality(words)) mistaken, lateral (
          select string_agg(format('library.search_keys(g.user_id, g.search_text) %s %L::bigint[]', case when k.loose then '&&' else '@>' end, k.keys), ' and ') as condition
            from (
              select l.loose, array(select k from unnest(library.search_keys(me, w.word)) k where (k & is_word <> 0) = l.loose) as keys
                from unnest(words) with ordinality w (word, place), lateral (select mistaken in (0, w.place) as loose) l) k) w;
      return query execute format($q$
        select f.id, least(290, 100 + 30 * (select count(*) from unnest($2) w where position(w in f.search_text) > 0))::int
          from (select g.id, g.user_id, g.deleted_at, g.search_text from library.music_tracks g where %s limit $3 / 4) f
          where f.user_id = $1 and f.deleted_at is null and f.id <> all (coalesce($4, '{}'))$q$, conditions) using me, terms, most, ids;
    end if;
    return query select * from unnest(ids, scores);
  end $$;
grant execute on function library.search(text, int) to stemma_api;
