set local role stemma_owner;

drop trigger move_plays on library.music_tracks;

set local role stemma_definer;

drop function library.change_covers(uuid, uuid[], text, uuid), library.due_scrobblers(int), library.move_plays(), library.forget_views(), library.record_view(text, text),
  library.public_playlist_tracks(uuid, int, int), library.public_playlist(uuid), library.opened_tracks(text, int, uuid, int),
  library.shown_entries(uuid, int, int), library.opened(text), library.may_read(text, text), library.is_shown(uuid, text), library.is_in(uuid, uuid),
  library.own_smart_tracks(uuid), library.smart_tracks(uuid), library.rule_condition(jsonb);
drop view library.live_shares, library.presentable;

create or replace function library.count_listens() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    insert into library.plays (track_id, owner_id, play_count, listened_ms, last_played_at)
      select l.track_id, l.owner_id, count(*), sum(l.listened_ms), max(l.listened_at) from new_rows l group by l.track_id, l.owner_id order by l.track_id
      on conflict (track_id) do update set play_count = plays.play_count + excluded.play_count, listened_ms = plays.listened_ms + excluded.listened_ms,
        last_played_at = greatest(plays.last_played_at, excluded.last_played_at);
    return null;
  end $$;

set local role stemma_owner;

drop function library.move_entry(uuid, uuid, uuid, uuid, text);
drop table library.scrobblers, library.listening_months, library.artist_plays, library.share_views, library.playlist_lines, library.playlist_heads;
alter table library.revision_items drop column cover_sha256;
alter table identity.user_settings drop column listenbrainz_token_encrypted;
