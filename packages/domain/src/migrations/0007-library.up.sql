-- The library: tracks, what they are filed under, and how they are put together.

create schema library;
grant usage on schema library to stemma_api, stemma_backup;
grant usage, create on schema library to stemma_definer;

-- Text as it is searched: in lower case, without accents.
create function library.folded(said text) returns text
  language sql immutable strict parallel safe
  as $$ select regexp_replace(normalize(lower(said), NFKD), '[\u0300-\u036f]', '', 'g') $$;
grant execute on function library.folded(text) to stemma_api, stemma_definer;

-- What folded text can be found by, each key mixed with the person's id: every three neighbouring bytes, and for every word of
-- four letters or more the word itself and the word without any one of its letters. Two words one mistake apart share such a key.
create function library.search_keys(person uuid, said text) returns bigint[]
  language plpgsql immutable strict parallel safe set search_path = pg_catalog, pg_temp
  as $$
  declare
    bytes constant bytea := convert_to(said, 'UTF8');
    size constant int := octet_length(bytes);
    owner constant bigint := hashtext(person::text)::bigint << 32;
    keys bigint[] := array_fill(owner, array[greatest(size - 2, 0)]);
    part int := 0;
  begin
    for i in 0 .. size - 1 loop
      part := ((part << 8) | get_byte(bytes, i)) & 16777215;
      if i >= 2 then keys[i - 1] := owner | part; end if;
    end loop;
    return keys || array(
      select owner | 2147483648 | (hashtext(left(word, place - 1) || substr(word, place + 1)) & 2147483647)
        from (select word from regexp_split_to_table(said, '[^[:alnum:]]+') word where length(word) between 4 and 20 limit 40) w,
          generate_series(1, length(word) + 1) place);
  end $$;
grant execute on function library.search_keys(uuid, text) to stemma_api, stemma_definer;

-- What one row adds to the counts: n is 1 or -1, `live` the same unless it is in the trash.
create type library.counted as (user_id uuid, artist_id uuid, album_id uuid, genre_id uuid, n int, live int, ms bigint, bytes bigint);

create table library.artists (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  name varchar(500) not null,
  name_key varchar(1000) generated always as (lower((name)::text)) stored,
  sort_key varchar(200) generated always as ("left"(lower((name)::text), 100)) stored,
  track_count int not null default 0,
  album_count int not null default 0,
  duration_ms bigint not null default '0',
  created_at timestamptz(3) not null default now(),
  primary key (id)
);
create index artists_name_index on library.artists (user_id, sort_key, id) where track_count > 0 or album_count > 0;
alter table library.artists add constraint artists_user_id_name_key_unique unique (user_id, name_key);
alter table library.artists add constraint artists_id_user_id_unique unique (id, user_id);
alter table library.artists add constraint artists_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table library.artists enable row level security;
alter table library.artists force row level security;
create policy own on library.artists to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.artists to stemma_definer using (true) with check (true);
create policy backup on library.artists for select to stemma_backup using (true);

create table library.albums (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  artist_id uuid not null,
  name varchar(500) not null,
  name_key varchar(1000) generated always as (lower((name)::text)) stored,
  sort_key varchar(200) generated always as ("left"(lower((name)::text), 100)) stored,
  track_count int not null default 0,
  duration_ms bigint not null default '0',
  created_at timestamptz(3) not null default now(),
  primary key (id)
);
create index albums_name_index on library.albums (user_id, sort_key, id) where track_count > 0;
create index albums_created_at_index on library.albums (user_id, created_at desc, id desc) where track_count > 0;
alter table library.albums add constraint albums_artist_id_name_key_unique unique (artist_id, name_key);
alter table library.albums add constraint albums_id_user_id_unique unique (id, user_id);
alter table library.albums add constraint albums_artist_id_user_id_foreign foreign key (artist_id, user_id) references library.artists (id, user_id) on update no action on delete cascade;
alter table library.albums enable row level security;
alter table library.albums force row level security;
create policy own on library.albums to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.albums to stemma_definer using (true) with check (true);
create policy backup on library.albums for select to stemma_backup using (true);

create table library.genres (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  name varchar(200) not null,
  name_key varchar(400) generated always as (lower((name)::text)) stored,
  sort_key varchar(200) generated always as ("left"(lower((name)::text), 100)) stored,
  track_count int not null default 0,
  duration_ms bigint not null default '0',
  created_at timestamptz(3) not null default now(),
  primary key (id)
);
create index genres_name_index on library.genres (user_id, sort_key, id);
alter table library.genres add constraint genres_user_id_name_key_unique unique (user_id, name_key);
alter table library.genres add constraint genres_id_user_id_unique unique (id, user_id);
alter table library.genres add constraint genres_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table library.genres enable row level security;
alter table library.genres force row level security;
create policy own on library.genres to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.genres to stemma_definer using (true) with check (true);
create policy backup on library.genres for select to stemma_backup using (true);

create table library.totals (
  user_id uuid not null,
  track_count int not null default 0,
  trash_count int not null default 0,
  duration_ms bigint not null default '0',
  file_size bigint not null default '0',
  primary key (user_id)
);
alter table library.totals add constraint totals_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table library.totals enable row level security;
alter table library.totals force row level security;
create policy own on library.totals to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.totals to stemma_definer using (true) with check (true);
create policy backup on library.totals for select to stemma_backup using (true);

create table library.music_tracks (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  title varchar(500) not null,
  title_key varchar(200) generated always as ("left"(lower((COALESCE(title, ''::character varying))::text), 100)) stored,
  artist varchar(500) null,
  artist_key varchar(200) generated always as ("left"(lower((COALESCE(artist, ''::character varying))::text), 100)) stored,
  album varchar(500) null,
  album_key varchar(200) generated always as ("left"(lower((COALESCE(album, ''::character varying))::text), 100)) stored,
  album_artist varchar(500) null,
  genre varchar(200) null,
  genre_key varchar(200) generated always as ("left"(lower((COALESCE(genre, ''::character varying))::text), 100)) stored,
  year int null,
  track_number int null,
  disc_number int null,
  place int generated always as ((COALESCE(disc_number, 0) * 10000) + COALESCE(track_number, 0)) stored,
  duration int null,
  duration_ms int null,
  file_url text not null default '',
  file_size bigint null,
  format varchar(50) null,
  bitrate int null,
  metadata jsonb null,
  overlay jsonb not null default '{}',
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  deleted_at timestamptz(3) null,
  artist_id uuid not null,
  album_id uuid not null,
  genre_id uuid not null,
  file_sha256 varchar(64) null,
  cover_sha256 varchar(64) null,
  peaks_sha256 varchar(64) null,
  audio_hash varchar(64) null,
  tempo double precision null,
  tempo_confidence double precision null,
  musical_key varchar(3) null,
  key_confidence double precision null,
  loudness double precision null,
  peak double precision null,
  search_text text not null default '',
  state varchar(20) not null default 'reading',
  error_code varchar(60) null,
  job_id uuid null,
  hidden_at timestamptz(3) null,
  primary key (id)
);
create index music_tracks_title_order on library.music_tracks (user_id, title_key, id) where deleted_at is null;
create index music_tracks_artist_order on library.music_tracks (user_id, artist_key, album_key, place, id) where deleted_at is null;
create index music_tracks_album_order on library.music_tracks (user_id, album_key, album_id, place, id) where deleted_at is null;
create index music_tracks_genre_order on library.music_tracks (user_id, genre_key, id) where deleted_at is null;
create index music_tracks_year_order on library.music_tracks (user_id, year, id) where deleted_at is null;
create index music_tracks_duration_order on library.music_tracks (user_id, duration_ms, id) where deleted_at is null;
create index music_tracks_size_order on library.music_tracks (user_id, file_size, id) where deleted_at is null;
create index music_tracks_format_order on library.music_tracks (user_id, format, id) where deleted_at is null;
create index music_tracks_bitrate_order on library.music_tracks (user_id, bitrate, id) where deleted_at is null;
create index music_tracks_tempo_order on library.music_tracks (user_id, tempo, id) where deleted_at is null;
create index music_tracks_key_order on library.music_tracks (user_id, musical_key, id) where deleted_at is null;
create index music_tracks_loudness_order on library.music_tracks (user_id, loudness, id) where deleted_at is null;
create index music_tracks_added_order on library.music_tracks (user_id, created_at, id) where deleted_at is null;
create index music_tracks_trash_index on library.music_tracks (user_id, deleted_at desc, id desc) where deleted_at is not null;
create index music_tracks_purge_index on library.music_tracks (deleted_at) where deleted_at is not null;
create index music_tracks_artist_id_index on library.music_tracks (artist_id, title_key, id);
create index music_tracks_album_id_index on library.music_tracks (album_id, place, id);
create index music_tracks_genre_id_index on library.music_tracks (genre_id, title_key, id);
create index music_tracks_file_sha256_index on library.music_tracks (file_sha256);
create index music_tracks_cover_sha256_index on library.music_tracks (cover_sha256);
create index music_tracks_peaks_sha256_index on library.music_tracks (peaks_sha256);
create index music_tracks_search_index on library.music_tracks using gin (library.search_keys(user_id, search_text)) with (fastupdate=off);
create unique index music_tracks_user_id_audio_hash_unique on library.music_tracks (user_id, audio_hash) where deleted_at is null;
alter table library.music_tracks add constraint music_tracks_id_user_id_unique unique (id, user_id);
alter table library.music_tracks add constraint music_tracks_duration_check check (((duration > 0) AND (duration_ms > 0)));
alter table library.music_tracks add constraint music_tracks_file_size_check check ((file_size > 0));
alter table library.music_tracks add constraint music_tracks_place_check check (((year >= 0) AND (year <= 9999) AND (track_number >= 0) AND (track_number <= 9999) AND (disc_number >= 0) AND (disc_number <= 9999)));
alter table library.music_tracks add constraint music_tracks_state_check check (((state)::text = ANY ((ARRAY['reading'::character varying, 'ready'::character varying, 'failed'::character varying])::text[])));
alter table library.music_tracks add constraint music_tracks_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table library.music_tracks add constraint music_tracks_artist_id_user_id_foreign foreign key (artist_id, user_id) references library.artists (id, user_id) on update no action on delete no action;
alter table library.music_tracks add constraint music_tracks_album_id_user_id_foreign foreign key (album_id, user_id) references library.albums (id, user_id) on update no action on delete no action;
alter table library.music_tracks add constraint music_tracks_genre_id_user_id_foreign foreign key (genre_id, user_id) references library.genres (id, user_id) on update no action on delete no action;
alter table library.music_tracks add constraint music_tracks_file_sha256_foreign foreign key (file_sha256) references storage.blobs (sha256) on update no action on delete no action;
alter table library.music_tracks add constraint music_tracks_cover_sha256_foreign foreign key (cover_sha256) references storage.blobs (sha256) on update no action on delete no action;
alter table library.music_tracks add constraint music_tracks_peaks_sha256_foreign foreign key (peaks_sha256) references storage.blobs (sha256) on update no action on delete no action;
alter table library.music_tracks enable row level security;
alter table library.music_tracks force row level security;
create policy own on library.music_tracks to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.music_tracks to stemma_definer using (true) with check (true);
create policy backup on library.music_tracks for select to stemma_backup using (true);

create table library.track_metadata (
  id uuid not null default gen_random_uuid(),
  track_id uuid not null,
  owner_id uuid not null,
  key varchar(100) not null,
  value varchar(2000) not null,
  created_at timestamptz(3) not null default now(),
  primary key (id)
);
create index track_metadata_owner_id_key_index on library.track_metadata (owner_id, key, id);
alter table library.track_metadata add constraint track_metadata_track_id_key_unique unique (track_id, key);
alter table library.track_metadata add constraint track_metadata_track_id_owner_id_foreign foreign key (track_id, owner_id) references library.music_tracks (id, user_id) on update no action on delete cascade;
alter table library.track_metadata enable row level security;
alter table library.track_metadata force row level security;
create policy own on library.track_metadata to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.track_metadata to stemma_definer using (true) with check (true);
create policy backup on library.track_metadata for select to stemma_backup using (true);

create table library.playlists (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  name varchar(255) not null,
  name_key varchar(200) generated always as ("left"(lower((name)::text), 100)) stored,
  description text null,
  is_public boolean not null default false,
  track_count int not null default 0,
  duration_ms bigint not null default '0',
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  deleted_at timestamptz(3) null,
  hidden_at timestamptz(3) null,
  primary key (id)
);
create index playlists_name_index on library.playlists (user_id, name_key, id) where deleted_at is null;
create index playlists_trash_index on library.playlists (user_id, deleted_at desc, id desc) where deleted_at is not null;
create index playlists_purge_index on library.playlists (deleted_at) where deleted_at is not null;
create index playlists_created_at_index on library.playlists (created_at);
alter table library.playlists add constraint playlists_id_user_id_unique unique (id, user_id);
alter table library.playlists add constraint playlists_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table library.playlists enable row level security;
alter table library.playlists force row level security;
create policy own on library.playlists to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.playlists to stemma_definer using (true) with check (true);
create policy backup on library.playlists for select to stemma_backup using (true);

create table library.playlist_tracks (
  id uuid not null default gen_random_uuid(),
  playlist_id uuid not null,
  track_id uuid not null,
  owner_id uuid not null,
  position int not null,
  added_at timestamptz(3) not null default now(),
  primary key (id)
);
create index playlist_tracks_track_id_index on library.playlist_tracks (track_id);
alter table library.playlist_tracks add constraint playlist_tracks_playlist_id_track_id_unique unique (playlist_id, track_id);
alter table library.playlist_tracks add constraint playlist_tracks_playlist_id_position_unique unique (playlist_id, position) deferrable initially immediate;
alter table library.playlist_tracks add constraint playlist_tracks_playlist_id_owner_id_foreign foreign key (playlist_id, owner_id) references library.playlists (id, user_id) on update no action on delete cascade;
alter table library.playlist_tracks add constraint playlist_tracks_track_id_owner_id_foreign foreign key (track_id, owner_id) references library.music_tracks (id, user_id) on update no action on delete cascade;
alter table library.playlist_tracks enable row level security;
alter table library.playlist_tracks force row level security;
create policy own on library.playlist_tracks to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.playlist_tracks to stemma_definer using (true) with check (true);
create policy backup on library.playlist_tracks for select to stemma_backup using (true);

create table library.playlist_rules (
  playlist_id uuid not null,
  owner_id uuid not null,
  rules jsonb not null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (playlist_id)
);
alter table library.playlist_rules add constraint playlist_rules_playlist_id_owner_id_foreign foreign key (playlist_id, owner_id) references library.playlists (id, user_id) on update no action on delete cascade;
alter table library.playlist_rules enable row level security;
alter table library.playlist_rules force row level security;
create policy own on library.playlist_rules to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.playlist_rules to stemma_definer using (true) with check (true);
create policy backup on library.playlist_rules for select to stemma_backup using (true);

create table library.revisions (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  deed varchar(20) not null,
  playlist_id uuid null,
  via varchar(100) not null default 'app',
  before jsonb null,
  after jsonb null,
  item_count int not null default 0,
  undoes uuid null,
  undone_at timestamptz(3) null,
  created_at timestamptz(3) not null default now(),
  primary key (id)
);
create index revisions_created_at_index on library.revisions (user_id, created_at desc, id desc);
create index revisions_playlist_id_index on library.revisions (playlist_id, created_at desc, id desc) where playlist_id is not null;
alter table library.revisions add constraint revisions_id_user_id_unique unique (id, user_id);
alter table library.revisions add constraint revisions_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table library.revisions add constraint revisions_playlist_id_user_id_foreign foreign key (playlist_id, user_id) references library.playlists (id, user_id) on update no action on delete cascade;
alter table library.revisions enable row level security;
alter table library.revisions force row level security;
create policy own on library.revisions to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.revisions to stemma_definer using (true) with check (true);
create policy backup on library.revisions for select to stemma_backup using (true);

create table library.revision_items (
  revision_id uuid not null,
  track_id uuid not null,
  owner_id uuid not null,
  before jsonb null,
  after jsonb null,
  primary key (revision_id, track_id)
);
create index revision_items_track_id_index on library.revision_items (track_id);
alter table library.revision_items add constraint revision_items_revision_id_owner_id_foreign foreign key (revision_id, owner_id) references library.revisions (id, user_id) on update no action on delete cascade;
alter table library.revision_items add constraint revision_items_track_id_owner_id_foreign foreign key (track_id, owner_id) references library.music_tracks (id, user_id) on update no action on delete cascade;
alter table library.revision_items enable row level security;
alter table library.revision_items force row level security;
create policy own on library.revision_items to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.revision_items to stemma_definer using (true) with check (true);
create policy backup on library.revision_items for select to stemma_backup using (true);

create table library.uploads (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  batch uuid not null,
  file_name varchar(500) not null,
  size bigint not null,
  received bigint not null default '0',
  declared_sha256 varchar(64) null,
  state varchar(20) not null default 'receiving',
  error_code varchar(60) null,
  track_id uuid null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  primary key (id)
);
create index uploads_created_at_index on library.uploads (user_id, created_at desc, id desc);
create index uploads_expires_at_index on library.uploads (expires_at);
create index uploads_track_id_index on library.uploads (track_id);
alter table library.uploads add constraint uploads_size_check check (((size > 0) AND (received >= 0) AND (received <= size)));
alter table library.uploads add constraint uploads_state_check check (((state)::text = ANY ((ARRAY['receiving'::character varying, 'checking'::character varying, 'done'::character varying, 'known'::character varying, 'refused'::character varying])::text[])));
alter table library.uploads add constraint uploads_user_id_foreign foreign key (user_id) references identity.users (id) on update no action on delete cascade;
alter table library.uploads add constraint uploads_track_id_user_id_foreign foreign key (track_id, user_id) references library.music_tracks (id, user_id) on update no action on delete cascade;
alter table library.uploads enable row level security;
alter table library.uploads force row level security;
create policy own on library.uploads to stemma_api using ((user_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.uploads to stemma_definer using (true) with check (true);
create policy backup on library.uploads for select to stemma_backup using (true);

create table library.listens (
  id uuid not null default gen_random_uuid(),
  track_id uuid not null,
  owner_id uuid not null,
  listened_at timestamptz(3) not null,
  listened_ms int not null,
  client varchar(100) not null default 'app',
  scrobbled_at timestamptz(3) null,
  primary key (id)
);
create index listens_listened_at_index on library.listens (owner_id, listened_at desc, id desc);
create index listens_scrobble_index on library.listens (owner_id, listened_at) where scrobbled_at is null;
alter table library.listens add constraint listens_track_id_listened_at_unique unique (track_id, listened_at);
alter table library.listens add constraint listens_track_id_owner_id_foreign foreign key (track_id, owner_id) references library.music_tracks (id, user_id) on update no action on delete cascade;
alter table library.listens enable row level security;
alter table library.listens force row level security;
create policy own on library.listens to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.listens to stemma_definer using (true) with check (true);
create policy backup on library.listens for select to stemma_backup using (true);

create table library.plays (
  track_id uuid not null,
  owner_id uuid not null,
  play_count int not null default 0,
  listened_ms bigint not null default '0',
  last_played_at timestamptz(3) null,
  primary key (track_id)
);
create index plays_most_index on library.plays (owner_id, play_count desc, track_id desc);
create index plays_last_index on library.plays (owner_id, last_played_at desc, track_id desc);
alter table library.plays add constraint plays_track_id_owner_id_foreign foreign key (track_id, owner_id) references library.music_tracks (id, user_id) on update no action on delete cascade;
alter table library.plays enable row level security;
alter table library.plays force row level security;
create policy own on library.plays to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.plays to stemma_definer using (true) with check (true);
create policy backup on library.plays for select to stemma_backup using (true);

create table library.stars (
  id uuid not null default gen_random_uuid(),
  owner_id uuid not null,
  track_id uuid null,
  album_id uuid null,
  artist_id uuid null,
  created_at timestamptz(3) not null default now(),
  primary key (id)
);
create index stars_created_at_index on library.stars (owner_id, created_at desc, id desc);
alter table library.stars add constraint stars_track_id_unique unique (track_id);
alter table library.stars add constraint stars_album_id_unique unique (album_id);
alter table library.stars add constraint stars_artist_id_unique unique (artist_id);
alter table library.stars add constraint stars_subject_check check ((num_nonnulls(track_id, album_id, artist_id) = 1));
alter table library.stars add constraint stars_track_id_owner_id_foreign foreign key (track_id, owner_id) references library.music_tracks (id, user_id) on update no action on delete cascade;
alter table library.stars add constraint stars_album_id_owner_id_foreign foreign key (album_id, owner_id) references library.albums (id, user_id) on update no action on delete cascade;
alter table library.stars add constraint stars_artist_id_owner_id_foreign foreign key (artist_id, owner_id) references library.artists (id, user_id) on update no action on delete cascade;
alter table library.stars enable row level security;
alter table library.stars force row level security;
create policy own on library.stars to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.stars to stemma_definer using (true) with check (true);
create policy backup on library.stars for select to stemma_backup using (true);

create table library.lyrics (
  id uuid not null default gen_random_uuid(),
  track_id uuid not null,
  owner_id uuid not null,
  source varchar(10) not null,
  language varchar(10) not null default 'xxx',
  is_synced boolean not null default false,
  lines jsonb not null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (id)
);
create index lyrics_track_id_index on library.lyrics (track_id);
alter table library.lyrics add constraint lyrics_owner_id_track_id_source_language_unique unique (owner_id, track_id, source, language);
alter table library.lyrics add constraint lyrics_track_id_owner_id_foreign foreign key (track_id, owner_id) references library.music_tracks (id, user_id) on update no action on delete cascade;
alter table library.lyrics enable row level security;
alter table library.lyrics force row level security;
create policy own on library.lyrics to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.lyrics to stemma_definer using (true) with check (true);
create policy backup on library.lyrics for select to stemma_backup using (true);

create table library.shares (
  id uuid not null default gen_random_uuid(),
  owner_id uuid not null,
  track_id uuid null,
  album_id uuid null,
  playlist_id uuid null,
  share_token varchar(32) not null,
  view_count int not null default 0,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) null,
  primary key (id)
);
create index shares_created_at_index on library.shares (owner_id, created_at desc, id desc);
alter table library.shares add constraint shares_share_token_unique unique (share_token);
alter table library.shares add constraint shares_track_id_unique unique (track_id);
alter table library.shares add constraint shares_album_id_unique unique (album_id);
alter table library.shares add constraint shares_playlist_id_unique unique (playlist_id);
alter table library.shares add constraint shares_subject_check check ((num_nonnulls(track_id, album_id, playlist_id) = 1));
alter table library.shares add constraint shares_track_id_owner_id_foreign foreign key (track_id, owner_id) references library.music_tracks (id, user_id) on update no action on delete cascade;
alter table library.shares add constraint shares_album_id_owner_id_foreign foreign key (album_id, owner_id) references library.albums (id, user_id) on update no action on delete cascade;
alter table library.shares add constraint shares_playlist_id_owner_id_foreign foreign key (playlist_id, owner_id) references library.playlists (id, user_id) on update no action on delete cascade;
alter table library.shares enable row level security;
alter table library.shares force row level security;
create policy own on library.shares to stemma_api using ((owner_id = ( SELECT identity.current_user_id() AS current_user_id))) with check ((owner_id = ( SELECT identity.current_user_id() AS current_user_id)));
create policy definer on library.shares to stemma_definer using (true) with check (true);
create policy backup on library.shares for select to stemma_backup using (true);

-- What the API's role may do, column by column. Where a track is filed, its files, and what was counted is the functions' alone.
grant select on library.artists, library.albums, library.genres, library.totals, library.music_tracks, library.track_metadata, library.playlists,
  library.playlist_tracks, library.playlist_rules, library.revisions, library.revision_items, library.uploads, library.listens, library.plays,
  library.stars, library.lyrics, library.shares to stemma_api;
grant insert (id, user_id, title, artist, album, album_artist, genre, year, track_number, disc_number, duration, duration_ms, format, bitrate,
  metadata, overlay, audio_hash, state, job_id) on library.music_tracks to stemma_api;
grant update (title, artist, album, album_artist, genre, year, track_number, disc_number, duration, duration_ms, format, bitrate, metadata, overlay,
  updated_at, deleted_at, audio_hash, tempo, tempo_confidence, musical_key, key_confidence, loudness, peak, state, error_code, job_id)
  on library.music_tracks to stemma_api;
grant insert (id, track_id, owner_id, key, value), update (value), delete on library.track_metadata to stemma_api;
grant insert (id, user_id, name, description, is_public),
  update (name, description, is_public, updated_at, deleted_at), delete on library.playlists to stemma_api;
grant insert (id, playlist_id, track_id, owner_id, position), update (position), delete on library.playlist_tracks to stemma_api;
grant insert (playlist_id, owner_id, rules), update (rules, updated_at), delete on library.playlist_rules to stemma_api;
grant insert (id, user_id, deed, playlist_id, via, before, after, item_count, undoes), update (undone_at)
  on library.revisions to stemma_api;
grant insert (revision_id, track_id, owner_id, before, after) on library.revision_items to stemma_api;
grant insert (id, user_id, batch, file_name, size, declared_sha256, expires_at),
  update (received, state, error_code, track_id, updated_at, expires_at), delete on library.uploads to stemma_api;
grant insert (id, track_id, owner_id, listened_at, listened_ms, client), update (scrobbled_at) on library.listens to stemma_api;
grant delete on library.stars, library.shares to stemma_api;
grant update (expires_at) on library.shares to stemma_api;
grant insert (id, track_id, owner_id, source, language, is_synced, lines), update (is_synced, lines, updated_at), delete
  on library.lyrics to stemma_api;

set local role stemma_definer;

-- One person's counts change one after the other: who holds this row may count, and make artists, albums and genres.
create function library.hold(person uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    insert into library.totals (user_id) values (person) on conflict do nothing;
    perform from library.totals t where t.user_id = person for no key update;
  end $$;

-- The artist of a name, made where there is none. KEY SHARE: the purge leaves alone what somebody is about to use. Under the hold
-- it is looked for again: who held it before may have made it, and ON CONFLICT would lock more than others can wait for.
create function library.artist_of(person uuid, said text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare found uuid;
  begin
    select a.id into found from library.artists a where a.user_id = person and a.name_key = lower(said) for key share;
    if found is null then
      perform library.hold(person);
      select a.id into found from library.artists a where a.user_id = person and a.name_key = lower(said) for key share;
      if found is null then insert into library.artists (user_id, name) values (person, said) returning id into found; end if;
    end if;
    return found;
  end $$;

create function library.album_of(person uuid, artist uuid, said text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare found uuid;
  begin
    select a.id into found from library.albums a where a.artist_id = artist and a.name_key = lower(said) for key share;
    if found is null then
      perform library.hold(person);
      select a.id into found from library.albums a where a.artist_id = artist and a.name_key = lower(said) for key share;
      if found is null then insert into library.albums (user_id, artist_id, name) values (person, artist, said) returning id into found; end if;
    end if;
    return found;
  end $$;

create function library.genre_of(person uuid, said text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare found uuid;
  begin
    select g.id into found from library.genres g where g.user_id = person and g.name_key = lower(said) for key share;
    if found is null then
      perform library.hold(person);
      select g.id into found from library.genres g where g.user_id = person and g.name_key = lower(said) for key share;
      if found is null then insert into library.genres (user_id, name) values (person, said) returning id into found; end if;
    end if;
    return found;
  end $$;

-- Files a track under its artist, album and genre, and writes what it can be found by. What is unknown is filed under the empty name.
create function library.file_track() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_op = 'INSERT' or (new.artist, new.album, new.album_artist, new.genre) is distinct from (old.artist, old.album, old.album_artist, old.genre) then
      new.artist_id := library.artist_of(new.user_id, coalesce(new.artist, ''));
      new.album_id := library.album_of(new.user_id,
        case when new.album_artist is null then new.artist_id else library.artist_of(new.user_id, new.album_artist) end, coalesce(new.album, ''));
      new.genre_id := library.genre_of(new.user_id, coalesce(new.genre, ''));
    end if;
    if tg_op = 'INSERT' or (new.title, new.artist, new.album, new.album_artist, new.search_text)
        is distinct from (old.title, old.artist, old.album, old.album_artist, old.search_text) then
      new.search_text := library.folded(concat_ws(E'\n', new.title, new.artist, new.album, nullif(new.album_artist, new.artist),
        (select left(string_agg(m.value, E'\n' order by m.key), 2000) from library.track_metadata m where m.track_id = new.id)));
    end if;
    return new;
  end $$;

-- Adds to the counts of a person, of artists, albums and genres.
create function library.add_up(counted library.counted[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    update library.totals t set track_count = t.track_count + d.tracks, trash_count = t.trash_count + d.trashed,
        duration_ms = t.duration_ms + d.ms, file_size = t.file_size + d.bytes
      from (select c.user_id, sum(c.live) as tracks, sum(c.n - c.live) as trashed, sum(c.ms) as ms, sum(c.bytes) as bytes
        from unnest(counted) c group by c.user_id) d
      where t.user_id = d.user_id;
    update library.artists a set track_count = a.track_count + d.tracks, duration_ms = a.duration_ms + d.ms
      from (select c.artist_id, sum(c.live) as tracks, sum(c.ms) as ms from unnest(counted) c group by c.artist_id) d
      where a.id = d.artist_id and (d.tracks, d.ms) <> (0, 0);
    update library.genres g set track_count = g.track_count + d.tracks, duration_ms = g.duration_ms + d.ms
      from (select c.genre_id, sum(c.live) as tracks, sum(c.ms) as ms from unnest(counted) c group by c.genre_id) d
      where g.id = d.genre_id and (d.tracks, d.ms) <> (0, 0);
    with changed as (
      update library.albums a set track_count = a.track_count + d.tracks, duration_ms = a.duration_ms + d.ms
        from (select c.album_id, sum(c.live) as tracks, sum(c.ms) as ms from unnest(counted) c group by c.album_id) d
        where a.id = d.album_id and (d.tracks, d.ms) <> (0, 0)
        returning a.artist_id, (a.track_count > 0)::int - (a.track_count - d.tracks > 0)::int as came)
    update library.artists a set album_count = a.album_count + c.came
      from (select artist_id, sum(came) as came from changed group by artist_id) c
      where a.id = c.artist_id and c.came <> 0;
  end $$;

-- Counts what a statement did to tracks: once a statement, however many rows.
create function library.count_tracks() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare counted library.counted[];
  begin
    if tg_op = 'INSERT' then
      select array_agg(row(t.user_id, t.artist_id, t.album_id, t.genre_id, 1, l.n, l.n * coalesce(t.duration_ms, 0), l.n * coalesce(t.file_size, 0))::library.counted)
        into counted from new_rows t, lateral (select (t.deleted_at is null)::int as n) l;
    elsif tg_op = 'DELETE' then
      select array_agg(row(t.user_id, t.artist_id, t.album_id, t.genre_id, -1, -l.n, -l.n * coalesce(t.duration_ms, 0), -l.n * coalesce(t.file_size, 0))::library.counted)
        into counted from old_rows t, lateral (select (t.deleted_at is null)::int as n) l;
    else
      with changed as (
        select n.id from new_rows n join old_rows o on o.id = n.id
          where (n.artist_id, n.album_id, n.genre_id, n.deleted_at is null, n.duration_ms, n.file_size)
            is distinct from (o.artist_id, o.album_id, o.genre_id, o.deleted_at is null, o.duration_ms, o.file_size))
      select array_agg(row(t.user_id, t.artist_id, t.album_id, t.genre_id, t.sign, t.sign * l.n, t.sign * l.n * coalesce(t.duration_ms, 0),
          t.sign * l.n * coalesce(t.file_size, 0))::library.counted)
        into counted from (
          select 1 as sign, n.* from new_rows n join changed on changed.id = n.id
          union all select -1, o.* from old_rows o join changed on changed.id = o.id) t, lateral (select (t.deleted_at is null)::int as n) l;
    end if;
    if counted is null then return null; end if;
    perform library.add_up(counted);
    if tg_op = 'UPDATE' then
      update library.playlists p set track_count = p.track_count + d.tracks, duration_ms = p.duration_ms + d.ms
        from (select e.playlist_id, sum((n.deleted_at is null)::int - (o.deleted_at is null)::int) as tracks,
              sum(case when n.deleted_at is null then coalesce(n.duration_ms, 0) else 0 end
                - case when o.deleted_at is null then coalesce(o.duration_ms, 0) else 0 end) as ms
            from new_rows n join old_rows o on o.id = n.id join library.playlist_tracks e on e.track_id = n.id
            where (n.deleted_at is null, n.duration_ms) is distinct from (o.deleted_at is null, o.duration_ms) group by e.playlist_id) d
        where p.id = d.playlist_id;
    end if;
    return null;
  end $$;

-- Counts what came into playlists (1) or left them (-1); what is in the trash is not counted.
create function library.count_entries() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    update library.playlists p set track_count = p.track_count + tg_argv[0]::int * d.tracks, duration_ms = p.duration_ms + tg_argv[0]::int * d.ms,
        updated_at = now()
      from (select e.playlist_id, count(t.id) as tracks, coalesce(sum(t.duration_ms), 0) as ms
        from entries e left join library.music_tracks t on t.id = e.track_id and t.deleted_at is null group by e.playlist_id) d
      where p.id = d.playlist_id;
    return null;
  end $$;

create function library.count_listens() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    insert into library.plays (track_id, owner_id, play_count, listened_ms, last_played_at)
      select l.track_id, l.owner_id, count(*), sum(l.listened_ms), max(l.listened_at) from new_rows l group by l.track_id, l.owner_id order by l.track_id
      on conflict (track_id) do update set play_count = plays.play_count + excluded.play_count, listened_ms = plays.listened_ms + excluded.listened_ms,
        last_played_at = greatest(plays.last_played_at, excluded.last_played_at);
    return null;
  end $$;

-- A track is found by a person's own tags too.
create function library.find_by_metadata() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    update library.music_tracks t set search_text = '' where t.id in (select r.track_id from changed_rows r);
    return null;
  end $$;

-- Whether the caller holds the bytes of these names; refuses otherwise. A digest alone grants nothing.
create function library.demand_held(digests text[]) returns void
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if exists (select from unnest(digests) d where d is not null
        and not exists (select from storage.holdings h where h.owner_id = identity.current_user_id() and h.sha256 = d)) then
      perform identity.refuse('blob_missing');
    end if;
  end $$;

-- Gives a track of the caller's its file and its waveform, NULL for what stays as it is. False where there is no such track.
create function library.keep_file(track uuid, file text, peaks text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    perform library.demand_held(array[file, peaks]);
    update library.music_tracks t set file_sha256 = coalesce(file, t.file_sha256), peaks_sha256 = coalesce(peaks, t.peaks_sha256),
        file_url = coalesce('/media/' || file, t.file_url),
        file_size = coalesce((select b.size from storage.blobs b where b.sha256 = file), t.file_size), updated_at = now()
      where t.id = track and t.user_id = identity.current_user_id();
    return found;
  end $$;

-- Gives tracks of the caller's a cover, or takes it away (NULL). Answers how many there were.
create function library.set_cover(tracks uuid[], cover text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n bigint;
  begin
    perform library.demand_held(array[cover]);
    update library.music_tracks t set cover_sha256 = cover, updated_at = now()
      where t.id = any (tracks) and t.user_id = identity.current_user_id() and t.deleted_at is null;
    get diagnostics n = row_count;
    return n;
  end $$;

-- Whether a subject is the caller's, and not in the trash; refuses otherwise.
create function library.demand_own(kind text, subject uuid) returns void
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id();
  begin
    if me is null then perform identity.refuse('log_in_first'); end if;
    if not (case kind
        when 'track' then exists (select from library.music_tracks t where t.id = subject and t.user_id = me and t.deleted_at is null)
        when 'album' then exists (select from library.albums a where a.id = subject and a.user_id = me)
        when 'artist' then exists (select from library.artists a where a.id = subject and a.user_id = me)
        when 'playlist' then exists (select from library.playlists p where p.id = subject and p.user_id = me and p.deleted_at is null)
        else false end) then
      perform identity.refuse('not_found', jsonb_build_object('thing', kind));
    end if;
  end $$;

-- Stars a track, an album or an artist of the caller's, or takes the star away.
create function library.set_star(kind text, subject uuid, wanted boolean) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id();
  begin
    perform library.demand_own(kind, subject);
    if wanted then
      insert into library.stars (owner_id, track_id, album_id, artist_id)
        values (me, case kind when 'track' then subject end, case kind when 'album' then subject end, case kind when 'artist' then subject end)
        on conflict do nothing;
    else
      delete from library.stars s where s.owner_id = me and subject = coalesce(s.track_id, s.album_id, s.artist_id);
    end if;
  end $$;

-- A link to a track, an album or a playlist of the caller's; there is one at most, so asking again only moves its end. Answers its id.
create function library.share(kind text, subject uuid, token text, expires timestamptz) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare me constant uuid := identity.current_user_id(); made uuid;
  begin
    if kind = 'artist' then perform identity.refuse('not_found', '{"thing":"artist"}'); end if;
    perform library.demand_own(kind, subject);
    insert into library.shares (owner_id, track_id, album_id, playlist_id, share_token, expires_at)
      values (me, case kind when 'track' then subject end, case kind when 'album' then subject end, case kind when 'playlist' then subject end, token, expires)
      on conflict do nothing returning id into made;
    if made is null then
      update library.shares s set expires_at = expires
        where s.owner_id = me and (s.track_id = subject or s.album_id = subject or s.playlist_id = subject) returning s.id into made;
    end if;
    return made;
  end $$;

-- Removes a track of the caller's for good, from the trash only. False where it is not there.
create function library.purge_track(track uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    delete from library.music_tracks t where t.id = track and t.user_id = identity.current_user_id() and t.deleted_at is not null;
    return found;
  end $$;

-- Removes for good what has been in the trash for 30 days, up to `batch` tracks a call, and names that nothing carries any more.
create function library.purge_trash(batch int default 100000) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare total bigint; n bigint;
  begin
    delete from library.music_tracks t where t.id in (
      select id from library.music_tracks where deleted_at < now() - interval '30 days' order by deleted_at limit batch for update skip locked);
    get diagnostics total = row_count;
    delete from library.playlists where deleted_at < now() - interval '30 days';
    get diagnostics n = row_count;
    delete from library.albums a where a.id in (
      select b.id from library.albums b where b.track_count = 0 and not exists (select from library.music_tracks t where t.album_id = b.id)
        for update skip locked);
    delete from library.genres g where g.id in (
      select b.id from library.genres b where b.track_count = 0 and not exists (select from library.music_tracks t where t.genre_id = b.id)
        for update skip locked);
    delete from library.artists a where a.id in (
      select b.id from library.artists b where b.track_count = 0 and b.album_count = 0
          and not exists (select from library.music_tracks t where t.artist_id = b.id) and not exists (select from library.albums l where l.artist_id = b.id)
        for update skip locked);
    return total + n;
  end $$;

-- Forgets uploads that nobody resumed, and the list of those that are done.
create function library.forget_expired() returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n bigint;
  begin
    delete from library.uploads where expires_at < now();
    get diagnostics n = row_count;
    return n;
  end $$;

grant execute on function library.file_track(), library.count_tracks(), library.count_entries(), library.count_listens(), library.find_by_metadata()
  to stemma_owner;
grant execute on function library.keep_file(uuid, text, text), library.set_cover(uuid[], text), library.set_star(text, uuid, boolean),
  library.share(text, uuid, text, timestamptz), library.purge_track(uuid), library.purge_trash(int), library.forget_expired() to stemma_api;

set local role stemma_owner;

create trigger file_track before insert or update on library.music_tracks for each row execute function library.file_track();
create trigger count_inserted after insert on library.music_tracks referencing new table as new_rows
  for each statement execute function library.count_tracks();
create trigger count_updated after update on library.music_tracks referencing old table as old_rows new table as new_rows
  for each statement execute function library.count_tracks();
create trigger count_deleted after delete on library.music_tracks referencing old table as old_rows
  for each statement execute function library.count_tracks();
create trigger count_inserted after insert on library.playlist_tracks referencing new table as entries
  for each statement execute function library.count_entries('1');
create trigger count_deleted after delete on library.playlist_tracks referencing old table as entries
  for each statement execute function library.count_entries('-1');
create trigger count_inserted after insert on library.listens referencing new table as new_rows
  for each statement execute function library.count_listens();
create trigger found_inserted after insert on library.track_metadata referencing new table as changed_rows
  for each statement execute function library.find_by_metadata();
create trigger found_updated after update on library.track_metadata referencing new table as changed_rows
  for each statement execute function library.find_by_metadata();
create trigger found_deleted after delete on library.track_metadata referencing old table as changed_rows
  for each statement execute function library.find_by_metadata();
