drop index library.music_tracks_year_albums;
drop index library.music_tracks_genre_albums;
