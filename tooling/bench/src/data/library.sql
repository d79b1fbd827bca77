-- One person's library, made set by set; `bench.rows` says how many tracks. The same number always gives the same rows.
-- Names are of some 6,000 words that fall off in use as words do: a few are everywhere, most are rare; every album has ten tracks.

create function pg_temp.rows() returns int language sql immutable as $$ select current_setting('bench.rows')::int $$;
-- 0 ≤ dice < 1, the same for the same row and throw.
create function pg_temp.dice(row_number int, throw int) returns float8 language sql immutable
  as $$ select (hashint8(row_number::bigint * 64 + throw)::bigint & 2147483647) / 2147483648.0::float8 $$;
create function pg_temp.id(kind text, n int) returns uuid language sql immutable
  as $$ select overlay(overlay(md5(kind || n) placing '4' from 13) placing '8' from 17)::uuid $$;
create function pg_temp.album_count() returns int language sql immutable as $$ select greatest(10, pg_temp.rows() / 10) $$;
create function pg_temp.artist_count() returns int language sql immutable as $$ select greatest(5, pg_temp.rows() / 50) $$;

-- Word 1 is in about every twelfth title, word 100 in every hundredth, the last in a few.
create temp table words as
  select n, initcap(coalesce((string_to_array('the love of you in night my and heart a blue on time to dance fire dream me sky rain light for down home '
      || 'sun moon life river lost song baby live girl boy world summer road dark soul eyes star city heaven black white red gold sea wind war '
      || 'café für straße mädchen beyoncé señorita naïve élan björk sigur 夜 東京 さくら 사랑 любовь', ' '))[n],
    (select string_agg((array['ba','ro','lin','ka','te','mor','sha','vi','du','pel','gra','no','sti','em','fa','lu','ther','qui','zo','wen'])
      [1 + floor(pg_temp.dice(n, s) * 20)::int], '' order by s) from generate_series(1, 2 + floor(pg_temp.dice(n, 9) * 2)::int) s))) as word
  from generate_series(1, 6000) n;
create unique index on words (n);
create function pg_temp.word(row_number int, throw int) returns int language sql immutable
  as $$ select least(6000, 1 + floor(6000 * pg_temp.dice(row_number, throw) ^ 4)::int) $$;
insert into identity.users (id, email, username, password_hash) values (pg_temp.id('person', 1), 'person_1@example.org', 'person_1', 'none');
insert into identity.profiles (user_id, username) select id, username from identity.users;
insert into identity.user_settings (user_id) select id from identity.users;
insert into identity.user_sessions (user_id, token_hash, family, expires_at, refresh_expires_at, absolute_expires_at)
  select id, encode(sha256('token-of-person-1'), 'hex'), id, now() + interval '10 years', now() + interval '10 years', now() + interval '10 years'
  from identity.users;

insert into library.artists (id, user_id, name)
  select pg_temp.id('artist', i.n), pg_temp.id('person', 1),
    concat_ws(' ', case when pg_temp.dice(i.n, 1) < 0.3 then 'The' end, a.word, case when pg_temp.dice(i.n, 2) < 0.6 then b.word end, case when i.n > 3000 then i.n end)
  from generate_series(1, pg_temp.artist_count()) i (n) join words a on a.n = pg_temp.word(i.n, 10) join words b on b.n = pg_temp.word(i.n, 11)
  on conflict do nothing;
create temp table artist_of as select row_number() over (order by id) as n, id, name from library.artists;
insert into library.genres (id, user_id, name)
  select pg_temp.id('genre', n::int), pg_temp.id('person', 1), name
  from unnest(string_to_array('Rock,Pop,Jazz,Classical,Electronic,Hip-Hop,Folk,Metal,Blues,Soul,Country,Reggae,Ambient,House,Techno,Punk,'
    || 'Latin,Funk,Gospel,Indie,Disco,Trance,Ska,Chanson,Schlager,Tango,Fado,Flamenco,Drone,Polka', ',')) with ordinality g (name, n);

-- Artist n has the fewer albums the greater n: the first of 20,000 about 500 of 100,000.
analyze words, artist_of;
create temp table album_of as
  select i.n, a.id as artist_id, a.name as artist,
    concat_ws(' ', u.word, case when pg_temp.dice(i.n, 3) < 0.7 then v.word end, case when pg_temp.dice(i.n, 3) < 0.3 then w.word end) as name,
    1950 + floor(76 * pg_temp.dice(i.n, 4) ^ 0.5)::int as year, 1 + floor(30 * pg_temp.dice(i.n, 5) ^ 3)::int as genre,
    (array['flac', 'mp3', 'mp3', 'mp3', 'm4a', 'ogg', 'opus', 'wav'])[1 + floor(8 * pg_temp.dice(i.n, 6))::int] as format
  from generate_series(1, pg_temp.album_count()) i (n)
  join artist_of a on a.n = 1 + floor((select count(*) from artist_of) * pg_temp.dice(i.n, 7) ^ 2.5)::int
  join words u on u.n = pg_temp.word(i.n, 20) join words v on v.n = pg_temp.word(i.n, 21) join words w on w.n = pg_temp.word(i.n, 22);
insert into library.albums (id, user_id, artist_id, name)
  select pg_temp.id('album', n), pg_temp.id('person', 1), artist_id, name from album_of on conflict do nothing;
create temp table filed as
  select o.*, l.id as album_id, pg_temp.id('genre', o.genre) as genre_id, g.name as genre_name
  from album_of o join library.albums l on l.artist_id = o.artist_id and l.name_key = lower(o.name) join library.genres g on g.id = pg_temp.id('genre', o.genre);
create unique index on filed (n);
analyze filed;

insert into library.music_tracks (id, user_id, title, artist, album, genre, year, track_number, duration, duration_ms, file_url, file_size, format,
    bitrate, metadata, created_at, updated_at, deleted_at, artist_id, album_id, genre_id, audio_hash, tempo, tempo_confidence, musical_key,
    key_confidence, loudness, peak, state, search_text)
  select pg_temp.id('track', n), pg_temp.id('person', 1), title, artist, name, genre_name, year, n % 10 + 1, ceil(ms / 1000.0), ms,
    '/media/' || md5(n::text), ms * 40, format, case format when 'flac' then 900 when 'wav' then 1411 else 192 + 64 * (n % 3) end,
    jsonb_build_object('tags', jsonb_build_object('title', title, 'artist', artist, 'album', name, 'genre', genre_name, 'year', year, 'trackNumber', n % 10 + 1)),
    made, made, case when pg_temp.dice(n, 31) < 0.02 then made end, artist_id, album_id, genre_id, md5(n::text) || md5(n::text),
    round((60 + 120 * pg_temp.dice(n, 32))::numeric, 1), 0.8,
    (string_to_array('C C# D D# E F F# G G# A A# B Cm C#m Dm D#m Em Fm F#m Gm G#m Am A#m Bm', ' '))[1 + floor(24 * pg_temp.dice(n, 33))::int],
    0.7, -6 - 20 * pg_temp.dice(n, 34), 0.98, 'ready', library.folded(concat_ws(E'\n', title, artist, name))
  from (
    select i.n, f.artist_id, f.artist, f.name, f.year, f.genre_name, f.format, f.album_id, f.genre_id,
      60000 + floor(400000 * pg_temp.dice(i.n, 35))::int as ms, timestamptz '2024-01-01Z' + i.n * interval '40 s' as made,
      concat_ws(' ', u.word, case when pg_temp.dice(i.n, 36) < 0.8 then v.word end, case when pg_temp.dice(i.n, 36) < 0.5 then w.word end,
        case when pg_temp.dice(i.n, 36) < 0.2 then x.word end) as title
    from generate_series(1, pg_temp.rows()) i (n) join filed f on f.n = 1 + i.n / 10 % pg_temp.album_count()
    join words u on u.n = pg_temp.word(i.n, 40) join words v on v.n = pg_temp.word(i.n, 41)
    join words w on w.n = pg_temp.word(i.n, 42) join words x on x.n = pg_temp.word(i.n, 43)
    order by i.n
  ) made_of;

-- What is counted, as the triggers would have counted it.
update library.artists a set track_count = c.n, duration_ms = c.ms, album_count = c.albums
  from (select artist_id, count(*) as n, sum(duration_ms) as ms, count(distinct album_id) as albums from library.music_tracks where deleted_at is null group by 1) c
  where c.artist_id = a.id;
update library.albums a set track_count = c.n, duration_ms = c.ms
  from (select album_id, count(*) as n, sum(duration_ms) as ms from library.music_tracks where deleted_at is null group by 1) c where c.album_id = a.id;
update library.genres g set track_count = c.n, duration_ms = c.ms
  from (select genre_id, count(*) as n, sum(duration_ms) as ms from library.music_tracks where deleted_at is null group by 1) c where c.genre_id = g.id;
insert into library.totals (user_id, track_count, trash_count, duration_ms, file_size)
  select user_id, count(*) filter (where deleted_at is null), count(*) filter (where deleted_at is not null),
    sum(duration_ms) filter (where deleted_at is null), sum(file_size) filter (where deleted_at is null) from library.music_tracks group by 1;

-- A fifth of the tracks was heard.
insert into library.plays (track_id, owner_id, play_count, listened_ms, last_played_at)
  select id, user_id, 1 + floor(40 * pg_temp.dice(n, 50) ^ 4)::int, 200000, timestamptz '2025-06-01Z' + n * interval '17 s'
  from (select t.id, t.user_id, row_number() over (order by t.created_at, t.id)::int as n from library.music_tracks t) t where n % 5 = 0;
