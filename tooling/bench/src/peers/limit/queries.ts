const kept = `
  exists (select from sounds.shared_sounds s where s.generation_id = v.id and (s.expires_at is null or s.expires_at > now())) as "isShared",
  (select count(*)::int from sounds.collection_sounds s join sounds.collections k on k.id = s.collection_id and k.deleted_at is null
    where s.generation_id = v.id) as "collectionCount"`

/** The columns its owner sees of a sound. */
const seen = `
  v.id, v.prompt, v.duration, v.wetness, v.pitch, v.type, v.confidence, v.reader, v.engine, v.seed,
  v.additional_params as "additionalParams", v.derived_from as "derivedFrom", v.state, v.error_code as "errorCode",
  v.job_id as "jobId", v.audio_url as "audioUrl", v.audio_sha256 as "audioSha256", v.peaks_sha256 as "peaksSha256",
  v.loudness, v.file_size_bytes as "fileSizeBytes", v.audio_expires_at as "audioExpiresAt", v.is_favorite as "isFavorite",
  v.play_count as "playCount", v.last_played_at as "lastPlayedAt", v.created_at as "createdAt",
  v.deleted_at as "deletedAt", v.hidden_at as "hiddenAt", ${kept}`

/** The pages, each one statement; $1 is who asks. */
export const pages = {
  history: `
    select ${seen} from sounds.generations v where v.user_id = $1 and v.deleted_at is null
    order by v.created_at desc, v.id desc limit 51`,
  search: `
    select ${seen}, f.score from sounds.search($2, null, null, null, 21) f join sounds.generations v on v.id = f.id and v.user_id = $1
    order by f.score desc, f.created_at desc, f.id desc limit 21`,
  discover: `
    select s.id as "shareId", s.share_token as "shareToken", s.is_public as "isPublic", s.view_count as "viewCount", s.created_at as "sharedAt",
      s.expires_at as "expiresAt", g.id, g.prompt, g.duration, g.wetness, g.pitch, g.type, g.confidence, g.reader, g.engine, g.seed,
      g.additional_params as "additionalParams", g.audio_url as "audioUrl", g.audio_sha256 as "audioSha256",
      g.peaks_sha256 as "peaksSha256", g.loudness, g.file_size_bytes as "fileSizeBytes", g.play_count as "playCount",
      g.created_at as "createdAt", u.username as "madeBy", g.user_id = $1 as "isMine",
      exists (select from sounds.favorites f where f.generation_id = g.id and f.user_id = $1) as "isFavorite"
    from sounds.shared_sounds s
    join sounds.generations g on g.id = s.generation_id
    join identity.users u on u.id = g.user_id and u.is_active and u.deleted_at is null
    where s.is_public and (s.expires_at is null or s.expires_at > now())
      and g.deleted_at is null and g.hidden_at is null and g.state = 'ready'
    order by s.created_at desc, s.id desc limit 101`,
} as const

/** Puts the job of a new sound into the queue, as pg-boss does. */
export const queued = (id: string, payload: string): string => `
    insert into pgboss.job (id, name, data, priority, start_after, created_on, expire_seconds, deletion_seconds, keep_until,
        retry_limit, retry_delay, retry_backoff, policy, heartbeat_seconds, blocked, blocking, pending_dependencies)
      select ${id}, q.name, ${payload}, 0, now(), now(), q.expire_seconds, q.deletion_seconds, now() + q.retention_seconds * interval '1 s',
        q.retry_limit, q.retry_delay, q.retry_backoff, q.policy, q.heartbeat_seconds, false, false, 0
      from pgboss.queue q where q.name = 'sounds.generate'`

const sound = `
    insert into sounds.generations as v (id, user_id, prompt, duration, wetness, pitch, type, engine, seed, reader, state, job_id)
      values ($1, $2, $3, 1.5, 3, 5, 'classic', 'synth/v1', $4, 'rules/v1', 'reading', $5) returning ${seen}`

/** What a new sound writes, in order. */
export const inserts = {
  job: `
    with job as (insert into jobs.jobs (id, owner_id, name, subject_id) values ($1, $2, 'sounds.generate', $3)),
      event as (insert into jobs.events (job_id, owner_id, kind) values ($1, $2, 'queued') returning id)
    select pg_notify('stemma_jobs', $1 || ' queued') from event`,
  queued: queued('$1', '$2'),
  sound,
} as const

const written = (page: string) => `select coalesce(json_agg(row_to_json(w)), '[]')::text as json from (${page}) w`

/** The same, each in one statement whose answer PostgreSQL writes as JSON text, to be passed on unread. */
export const writtenByPostgres = {
  history: written(pages.history.replace('limit 51', 'limit 50')),
  search: written(pages.search.replace('limit 21', 'limit 20')),
  discover: written(pages.discover.replace('limit 101', 'limit 100')),
  insert: `
    with job as (insert into jobs.jobs (id, owner_id, name, subject_id) values ($5, $2, 'sounds.generate', $1)),
      event as (insert into jobs.events (job_id, owner_id, kind) values ($5, $2, 'queued') returning id),
      told as (select pg_notify('stemma_jobs', $5 || ' queued') from event),
      queued as (${queued('$5', '$6')}),
      sound as (${sound})
    select row_to_json(sound)::text as json from sound, told`,
} as const
