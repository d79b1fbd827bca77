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
-- Where more than `most` might answer, the query is taken as one piece of text, and where that is no narrower either, the one row
-- is NULL: so many are for a walk. What is looked at is never more than a few times `most`, however long the lists.
create function library.search(query text, most int) returns table (id uuid, score int)
  language plpgsql stable security definer rows 500
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off set work_mem = '16MB'
  set max_parallel_workers_per_gather = 0 -- starting a worker takes longer than any search
  as $$
  #variable_conflict use_column
  declare
    me constant uuid := identity.current_user_id();
    is_word constant bigint := 2147483648; -- the bit that tells keys of words from keys of pieces
    terms text[] := library.search_terms(query);
    said constant text := array_to_string(terms, ' ');
    words constant text[] := array(select w from regexp_split_to_table(said, '[^[:alnum:]]+') w where w <> '' limit 6);
    patterns text[]; pieces bigint[]; ids uuid[]; scores int[]; n int; conditions text[]; mistaken int; condition text;
  begin
    if me is null then perform identity.refuse('log_in_first'); end if;
    for turn in 1 .. 2 loop
      patterns := library.search_patterns(terms);
      pieces := array(select distinct k from unnest(terms) t, unnest(library.search_keys(me, t)) k where k & is_word = 0);
      n := most + 1; -- without pieces, everything
      -- Terms that every fourth of the latest has need no look at the lists, which would be as long as the library.
      if pieces <> '{}' and not exists (select from library.totals t where t.user_id = me and t.track_count > 20 * most and 50 < (
          select count(*) from (
            select g.search_text from library.music_tracks g where g.user_id = me and g.deleted_at is null order by g.created_at desc, g.id desc limit 200) l
            where l.search_text like all (patterns))) then
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
      exit when n <= most or cardinality(terms) <= 1;
      terms := array[said];
    end loop;
    if n > most then
      return query select null::uuid, null::int;
      return;
    end if;
    -- All words with a mistake, or any one of them: each way is one look into the lists, which skips what the other words have not.
    if coalesce(cardinality(ids), 0) < 20 and exists (select from unnest(words) w where length(w) between 4 and 20) then
      for mistaken in 0 .. case cardinality(words) when 1 then 0 else cardinality(words) end loop
        select string_agg(format('library.search_keys(g.user_id, g.search_text) %s %L::bigint[]', case when k.loose then '&&' else '@>' end, k.keys), ' and ') into condition
          from (
            select l.loose, array(select k from unnest(library.search_keys(me, w.word)) k where (k & is_word <> 0) = l.loose) as keys
              from unnest(words) with ordinality w (word, place), lateral (select mistaken in (0, w.place) and length(w.word) between 4 and 20 as loose) l) k
          where k.keys <> '{}';
        conditions := conditions || ('(' || condition || ')');
      end loop;
      return query execute format($q$
        select f.id, least(290, 100 + 30 * (select count(*) from unnest($2) w where position(w in f.search_text) > 0))::int
          from (select g.id, g.user_id, g.deleted_at, g.search_text from library.music_tracks g where %s limit $3) f
          where f.user_id = $1 and f.deleted_at is null and f.id <> all (coalesce($4, '{}'))$q$,
        (select string_agg(distinct c, ' or ') from unnest(conditions) c)) using me, words, most, ids;
    end if;
    return query select * from unnest(ids, scores);
  end $$;
grant execute on function library.search(text, int) to stemma_api;
