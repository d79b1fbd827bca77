-- What becomes of a track once its file was read.

set local role stemma_definer;

-- Gives a track of the caller's what was found in its file. Where the caller has the same audio already, in another live track, the
-- track goes instead, its uploads and its places in playlists to that one, whose id is answered; the file is swept when nothing else
-- points at it. Audio nobody could decode (`hash` is NULL) is the same where the bytes of the file are.
-- The row is locked before the hold, as everybody does. Under the hold two readings of the same audio see each other.
create function library.recognise(track uuid, hash text, peaks text, cover text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id(); mine library.music_tracks; known uuid;
  begin
    perform library.demand_held(array[peaks, cover]);
    select * into mine from library.music_tracks t where t.id = track and t.user_id = me for update;
    if mine.id is null then perform identity.refuse('not_found', '{"thing":"track"}'); end if;
    perform library.hold(me);
    if mine.deleted_at is null then
      select t.id into known from library.music_tracks t
        where t.user_id = me and t.deleted_at is null and t.id <> track
          and case when hash is not null then t.audio_hash = hash
            else t.file_sha256 = mine.file_sha256 and t.audio_hash is null and t.state = 'ready' end
        order by t.created_at, t.id limit 1;
    end if;
    if known is null then
      update library.music_tracks t set audio_hash = hash, peaks_sha256 = coalesce(peaks, t.peaks_sha256),
          cover_sha256 = coalesce(t.cover_sha256, cover)
        where t.id = track;
      return null;
    end if;
    update library.uploads u set track_id = known, state = 'known', updated_at = now() where u.track_id = track and u.user_id = me;
    with gone as (delete from library.playlist_tracks e where e.track_id = track returning e.*)
    insert into library.playlist_tracks (id, playlist_id, track_id, owner_id, position, added_at)
      select g.id, g.playlist_id, known, g.owner_id, g.position, g.added_at from gone g
        where not exists (select from library.playlist_tracks o where o.playlist_id = g.playlist_id and o.track_id = known);
    delete from library.music_tracks t where t.id = track;
    return known;
  end $$;

grant execute on function library.recognise(uuid, text, text, text) to stemma_api;
