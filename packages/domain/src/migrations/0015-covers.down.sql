set local role stemma_definer;

drop function library.own_smart_count(uuid, int), library.own_smart_walk(uuid, int, uuid, int, int), library.report(uuid, text, text, text), library.want_renditions(text), library.keep_renditions(text, text, text), library.forget_renditions(text), library.rendition(text, int);

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
        and k.conparentid = 0
  $$;

create or replace function library.smart_tracks(list uuid) returns table (place bigint, id uuid)
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

drop function library.smart_walk(uuid, int, uuid, int, int), library.narrow_rule(jsonb, uuid);

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
            from library.albums a join library.artists r on r.id = a.artist_id where a.id = s.album_id and a.track_count > 0
          union all
          select 'playlist', p.id, p.name::text, null, p.description, p.track_count, p.duration_ms, null
            from library.playlists p where p.id = s.playlist_id and p.deleted_at is null and p.hidden_at is null) o
        where s.share_token = token limit 1;
  end $$;

set local role stemma_owner;

drop table library.reports, library.cover_renditions;
