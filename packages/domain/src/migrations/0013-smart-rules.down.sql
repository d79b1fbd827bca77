set local role stemma_definer;

-- What rules say, as a condition on a track `t` of the person $1. Values are quoted; what is no rule is true of nothing.
create or replace function library.rule_condition(rules jsonb) returns text
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
