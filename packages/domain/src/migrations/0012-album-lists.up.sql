-- Albums by genre and by year, read from the indexes alone.
create index music_tracks_genre_albums on library.music_tracks (user_id, genre_id, album_id) where deleted_at is null;
create index music_tracks_year_albums on library.music_tracks (user_id, year, album_id) where deleted_at is null;
