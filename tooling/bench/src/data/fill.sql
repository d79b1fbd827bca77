-- A house full of sounds, made set by set. `bench.rows` says how many; the same number always gives the same rows.
-- Person 1 is the collector with a twentieth of all sounds (50,000 of a million outside the trash, and some), person 2 the maker with none, the others share the rest.

create function pg_temp.rows() returns int language sql immutable as $$ select current_setting('bench.rows')::int $$;
create function pg_temp.people() returns int language sql immutable as $$ select greatest(20, pg_temp.rows() / 95) $$;
create function pg_temp.blobs() returns int language sql immutable as $$ select greatest(100, pg_temp.rows() / 50) $$;
-- 0 ≤ dice < sides, the same for the same row and throw.
create function pg_temp.dice(row_number int, throw int, sides int) returns int language sql immutable
  as $$ select ((hashint8(row_number::bigint * 64 + throw)::bigint & 2147483647) % sides)::int $$;
-- A UUID of version 4 (RFC 9562), as the app makes them and asks for.
create function pg_temp.id(kind text, n int) returns uuid language sql immutable
  as $$ select overlay(overlay(md5(kind || n) placing '4' from 13) placing '8' from 17)::uuid $$;
create function pg_temp.digest(kind text, n int) returns text language sql immutable
  as $$ select encode(sha256((kind || n)::bytea), 'hex') $$;

insert into identity.users (id, email, username, password_hash, created_at)
  select pg_temp.id('person', n), format('person_%s@example.org', n), 'person_' || n, 'none', timestamptz '2024-01-01Z'
  from generate_series(1, pg_temp.people()) n;
insert into identity.profiles (user_id, username) select id, username from identity.users;
insert into identity.user_settings (user_id) select id from identity.users;
insert into identity.user_sessions (user_id, token_hash, family, expires_at, refresh_expires_at, absolute_expires_at)
  select pg_temp.id('person', n), encode(sha256(('token-of-person-' || n)::bytea), 'hex'), pg_temp.id('family', n),
    now() + interval '10 years', now() + interval '10 years', now() + interval '10 years'
  from generate_series(1, pg_temp.people()) n;

insert into storage.blobs (sha256, size, media_type)
  select pg_temp.digest(kind, n), size, media from generate_series(1, pg_temp.blobs()) n,
    (values ('audio', 132344, 'audio/wav'), ('peaks', 2064, 'application/octet-stream')) v (kind, size, media);

-- Words fall off in use, as words do: the first of a list is about ten times as common as the last. Every thousandth
-- sound has a marimba, every ten-thousandth a zeppelin.
insert into sounds.generations (id, user_id, prompt, duration, wetness, pitch, type, confidence, audio_url, file_size_bytes,
    is_favorite, play_count, created_at, additional_params, deleted_at, audio_sha256, peaks_sha256, rendered_sha256,
    audio_expires_at, loudness, seed, reader, state, error_code)
  select pg_temp.id('sound', n), owner, prompt, 0.5 + pg_temp.dice(n, 5, 951) / 100.0, pg_temp.dice(n, 6, 11),
    pg_temp.dice(n, 7, 11), (array['squeaker', 'rumbler', 'stutterer', 'classic', 'wet'])[1 + pg_temp.dice(n, 8, 5)],
    pg_temp.dice(n, 9, 96) / 100.0, '/media/' || audio, 132344, pg_temp.dice(n, 10, 20) = 0, pg_temp.dice(n, 11, 30),
    made, jsonb_build_object('matched', jsonb_build_array(
        jsonb_build_object('text', adjective, 'start', 2, 'end', 2 + length(adjective), 'effect', 'pitch 8, squeaker'),
        jsonb_build_object('text', ending, 'start', strpos(prompt, ending), 'end', length(prompt), 'effect', 'wetness 7'))),
    case when pg_temp.dice(n, 12, 40) = 0 then made + interval '1 day' end,
    case when not failed then audio end, case when not failed then peaks end, case when not failed then audio end,
    case when not failed then made + interval '90 days' end, -23.5, pg_temp.dice(n, 13, 2147483647), 'rules/v1',
    case when failed then 'failed' else 'ready' end, case when failed then 'render_failed' end
  from (
    select n, made, failed, adjective, ending, audio, peaks,
      pg_temp.id('person', case when n % 20 = 0 or n <= pg_temp.rows() / 400 then 1 else 3 + pg_temp.dice(n, 1, pg_temp.people() - 2) end) as owner,
      format('a %s %s that %s%s', adjective, noun, ending,
        case when nth % 10000 = 0 then ' like a zeppelin' when nth % 1000 = 0 then ' like a marimba' else '' end) as prompt
    from (
      select n, case when n % 20 = 0 then n / 20 else n + 1 end as nth,
        timestamptz '2026-01-01Z' - (pg_temp.rows() - n) * interval '30 s' as made,
        pg_temp.dice(n, 14, 100) = 0 as failed,
        pg_temp.digest('audio', 1 + pg_temp.dice(n, 15, pg_temp.blobs())) as audio,
        pg_temp.digest('peaks', 1 + pg_temp.dice(n, 15, pg_temp.blobs())) as peaks,
        adjectives[1 + (pg_temp.dice(n, 2, 1000) / 1000.0) ^ 2 * array_length(adjectives, 1)] as adjective,
        nouns[1 + (pg_temp.dice(n, 3, 1000) / 1000.0) ^ 2 * array_length(nouns, 1)] as noun,
        endings[1 + (pg_temp.dice(n, 4, 1000) / 1000.0) ^ 2 * array_length(endings, 1)] as ending
      from generate_series(1, pg_temp.rows()) n, (values (
        array['squeaky', 'short', 'wet', 'long', 'deep', 'tiny', 'dry', 'nervous', 'bubbly', 'proud', 'sad', 'airy', 'huge',
          'raspy', 'shy', 'angry', 'slimy', 'hollow', 'brassy', 'sleepy', 'crackling', 'gentle', 'sudden', 'embarrassed'],
        array['duck', 'door', 'balloon', 'tuba', 'motor', 'sponge', 'mouse', 'cushion', 'trombone', 'frog', 'whistle', 'pipe',
          'kettle', 'hinge', 'bagpipe', 'engine', 'puddle', 'saw', 'goose', 'drum', 'boot', 'zip', 'bottle', 'accordion'],
        array['ends wet', 'goes on and on', 'stops at once', 'rises slowly', 'falls apart', 'bubbles under water',
          'shakes the floor', 'whispers', 'echoes in a church', 'starts dry and gets wetter', 'trembles', 'squeals twice',
          'dies away', 'bursts', 'sighs', 'stutters like a machine gun', 'hums', 'never comes back']
      )) words (adjectives, nouns, endings)
    ) thrown
  ) made_of;

-- A tenth of all sounds is shared, most of it in Discover.
insert into sounds.shared_sounds (id, generation_id, owner_id, share_token, is_public, view_count, created_at, expires_at)
  select pg_temp.id('share', n), g.id, g.user_id, md5('token' || n), pg_temp.dice(n, 20, 10) > 0, pg_temp.dice(n, 21, 500),
    g.created_at + interval '1 hour',
    case pg_temp.dice(n, 22, 20) when 0 then timestamptz '2025-12-01Z' when 1 then timestamptz '2100-01-01Z' end
  from generate_series(1, pg_temp.rows()) n join sounds.generations g on g.id = pg_temp.id('sound', n)
  where pg_temp.dice(n, 23, 10) = 0;

-- The last month's work, done long ago.
insert into jobs.jobs (id, owner_id, name, subject_id, state, attempt, progress, created_at, finished_at)
  select pg_temp.id('job', n), g.user_id, 'sounds.generate', g.id, 'done', 1, 100, g.created_at, g.created_at + interval '1 s'
  from generate_series(pg_temp.rows() - pg_temp.rows() / 10, pg_temp.rows()) n
  join sounds.generations g on g.id = pg_temp.id('sound', n);
