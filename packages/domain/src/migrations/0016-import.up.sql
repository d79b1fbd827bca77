-- Many files in few statements: what is kept up to date once a statement (counts, albums, artists) is then kept once for all of them.

set local role stemma_definer;

-- What storage.record_blob says of one file, of many: [{sha256, size, type}], no digest twice.
create function storage.record_blobs(files jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id();
  begin
    if me is null then perform identity.refuse('log_in_first'); end if;
    with told as (select * from jsonb_to_recordset(files) f (sha256 text, size bigint, type text))
    insert into storage.blobs (sha256, size, media_type) select t.sha256, t.size, t.type from told t order by t.sha256
      on conflict (sha256) do update set unreferenced_at = null;
    if exists (select from jsonb_to_recordset(files) f (sha256 text, size bigint) join storage.blobs b on b.sha256 = f.sha256 where b.size <> f.size) then
      perform identity.refuse('blob_mismatch', '{"reason":"another size"}');
    end if;
    insert into storage.holdings (owner_id, sha256) select me, f.sha256 from jsonb_to_recordset(files) f (sha256 text) order by f.sha256
      on conflict (owner_id, sha256) do update set created_at = now();
  end $$;

-- New tracks of the caller's, with what their files say of themselves, and with the files where they are named: a row that is complete
-- when it is written is indexed once.
create function library.begin_tracks(tracks jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id();
  begin
    if me is null then perform identity.refuse('log_in_first'); end if;
    perform library.demand_held(array(select f.file from jsonb_to_recordset(tracks) f (file text)));
    insert into library.music_tracks (id, user_id, title, artist, album, album_artist, genre, year, track_number, disc_number, format, metadata,
        job_id, file_sha256, file_url, file_size)
      select t.id, me, coalesce(s.title, t.title), s.artist, s.album, s."albumArtist", s.genre, s.year, s."trackNumber", s."discNumber", t.format,
          t.metadata, t.job_id, t.file, coalesce('/media/' || t.file, ''), (select b.size from storage.blobs b where b.sha256 = t.file)
        from jsonb_to_recordset(tracks) t (id uuid, title text, format text, job_id uuid, metadata jsonb, file text),
          jsonb_to_record(t.metadata -> 'tags') s
            (title text, artist text, album text, "albumArtist" text, genre text, year int, "trackNumber" int, "discNumber" int);
  end $$;

grant execute on function storage.record_blobs(jsonb), library.begin_tracks(jsonb) to stemma_api;
