-- Finding artists and albums by a piece of their names.

alter table library.artists add column search_text text generated always as (library.folded((name)::text)) stored;
alter table library.albums add column search_text text generated always as (library.folded((name)::text)) stored;
create index artists_search_index on library.artists using gin (library.search_keys(user_id, search_text)) with (fastupdate=off);
create index albums_search_index on library.albums using gin (library.search_keys(user_id, search_text)) with (fastupdate=off);

set local role stemma_definer;

-- The caller's artists or albums in whose names every term of a query occurs. Where more than `most` may, or the query has no piece
-- of three bytes, the one row is NULL: so many are for a walk. A function, since under row-level security no index would be used.
create function library.search_names(kind text, query text, most int) returns setof uuid
  language plpgsql stable security definer rows 100
  set search_path = pg_catalog, pg_temp set enable_seqscan = off
  as $$
  declare
    me constant uuid := identity.current_user_id();
    terms constant text[] := library.search_terms(query);
    pieces bigint[]; ids uuid[]; n int := most + 1;
  begin
    if me is null then perform identity.refuse('log_in_first'); end if;
    if kind not in ('artists', 'albums') then raise invalid_parameter_value; end if;
    -- The longest terms say most; a lookup in some lists is enough.
    select array_agg(distinct k) into pieces from (
        select substr(t, place, 3) as piece from unnest(terms) t, generate_series(1, greatest(length(t) - 2, 1)) place
          where octet_length(substr(t, place, 3)) > 2 order by length(t) desc, place limit 8) p,
      unnest(library.search_keys(me, p.piece)) k where k & 2147483648 = 0;
    if pieces is not null then
      execute format($q$
        select count(*), array_agg(c.id) filter (where c.fits) from (
          select g.id, g.user_id = $1 and g.search_text like all ($2) as fits
            from library.%I g where library.search_keys(g.user_id, g.search_text) @> $3 limit $4) c$q$, kind)
        into n, ids using me, library.search_patterns(terms), pieces, most + 1;
    end if;
    if n > most then return next null;
    else return query select unnest(ids);
    end if;
  end $$;
grant execute on function library.search_names(text, text, int) to stemma_api;

-- Words that are common alone and rare together are looked up too: by eight pieces, the rarest of which may be in nearly half of a
-- million tracks. The rest of the function stays as it is.
do $$ begin
  execute replace(replace(pg_get_functiondef('library.search(text, int)'::regprocedure),
    '<= 10000 * most', '<= 60000 * most'), 'order by count(l), 1 limit 4)', 'order by count(l), 1 limit 8)');
end $$;
