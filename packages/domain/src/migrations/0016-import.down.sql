set local role stemma_definer;

drop function library.begin_tracks(jsonb);
drop function storage.record_blobs(jsonb);
