import { clock } from '../shared/columns.ts'
import { DomainError } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Keyring } from '../identity/index.ts'
import type { Orm } from '../orm.ts'
import { inWork, type Work } from '../work.ts'
import type { ListenBrainz, Scrobble } from './ports.ts'

/** Listens told in one request. */
const together = 100
/** Before this nothing is taken: the first of October 2002. */
const earliest = Date.UTC(2002, 9, 1)
const mostPeople = 100

type Due = Scrobble & { id: string }

const dueListens = (work: Work): Promise<Due[]> =>
  work.rows<Due>(sql`
    select l.id, l.listened_at as "listenedAt", t.title, coalesce(t.artist, '') as artist, t.album, t.duration_ms as "durationMs",
        t.track_number as "trackNumber", l.client as player
      from library.listens l join library.scrobblers s on s.user_id = l.owner_id join library.music_tracks t on t.id = l.track_id
      where l.owner_id = ${work.user} and l.scrobbled_at is null and l.listened_at >= s.since
      order by l.listened_at limit ${together}`)

const settled = async (work: Work, listens: readonly Due[], sent: number): Promise<void> => {
  await work.rows(sql`
    update library.listens set scrobbled_at = now() where id = any (${listens.map(({ id }) => id)}) and owner_id = ${work.user}`)
  await work.rows(sql`
    update library.scrobblers set attempts = 0, retry_at = null, error_code = null, sent_count = sent_count + ${sent}::int,
        last_sent_at = case when ${sent}::int > 0 then now() else last_sent_at end where user_id = ${work.user}`)
}

/** Minutes until the next try: one, two, four … six hours at most; longer where we are told to wait. */
const postponed = async (work: Work, { code, params }: DomainError): Promise<void> => {
  const seconds = Math.min(86_400, Number(params['seconds'] ?? 0) || 0)
  await work.rows(sql`
    update library.scrobblers set attempts = attempts + 1, error_code = ${code},
        retry_at = now() + greatest(interval '1 minute' * least(360, 2 ^ least(attempts, 10)), interval '1 second' * ${seconds}::int)
      where user_id = ${work.user}`)
}

/** Tells ListenBrainz what people heard since they asked for it. What fails is told again later. Answers how many listens it took. */
export async function scrobbleDue(
  orm: Orm,
  keys: Keyring,
  listenBrainz: ListenBrainz,
  signal: AbortSignal,
): Promise<number> {
  const due = await inWork(orm, { user: null }, (work) =>
    work.rows<{ person: string }>(sql`select person from library.due_scrobblers(${mostPeople}) person`),
  )
  let sent = 0
  for (const { person } of due) if (!signal.aborted) sent += await scrobbleOf(person, orm, keys, listenBrainz, signal)
  return sent
}

async function scrobbleOf(
  person: string,
  orm: Orm,
  keys: Keyring,
  listenBrainz: ListenBrainz,
  signal: AbortSignal,
): Promise<number> {
  const unit = <T>(work: (unit: Work) => Promise<T>) => inWork(orm, { user: person }, work)
  let sent = 0
  try {
    while (!signal.aborted) {
      const { token, listens } = await unit(async (work) => ({
        token: await work.settings.listenbrainzToken(keys),
        listens: await dueListens(work),
      }))
      if (token === undefined || listens.length === 0) break
      // Without an artist, or from before its time, it takes none.
      const fit = listens.filter(({ artist, listenedAt }) => artist !== '' && new Date(listenedAt).getTime() > earliest)
      const taken = await submitted(token, fit, listenBrainz, signal)
      await unit((work) => settled(work, listens, taken))
      sent += taken
      if (listens.length < together) break
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    await unit((work) => postponed(work, error))
  }
  return sent
}

/** Sends them at once; where one among them is refused for good, one by one. Answers how many were taken. */
async function submitted(
  token: string,
  listens: readonly Due[],
  { submit }: ListenBrainz,
  signal: AbortSignal,
): Promise<number> {
  if (listens.length === 0) return 0
  const scrobbles = listens.map(({ listenedAt, title, artist, album, durationMs, trackNumber, player }) => ({
    listenedAt: new Date(listenedAt),
    title,
    artist,
    album,
    durationMs,
    trackNumber,
    player,
  }))
  if (await submit(token, scrobbles, signal)) return scrobbles.length
  if (scrobbles.length === 1) return 0
  let taken = 0
  for (const one of scrobbles) if (await submit(token, [one], signal)) taken++
  return taken
}

/** How telling ListenBrainz goes. */
export type Scrobbling = {
  since: Date
  sentCount: number
  waitingCount: number
  lastSentAt: Date | null
  retryAt: Date | null
  errorCode: string | null
}

/** How it goes for the caller, null where they did not ask for it. Of those that wait a thousand are counted. */
export async function scrobbling(work: Work): Promise<Scrobbling | null> {
  const row = await work.scrobblers.find({})
  if (!row) return null
  const waiting = await work.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select from library.listens where owner_id = ${work.user} and scrobbled_at is null and listened_at >= ${row.since.toISOString()}::timestamptz limit 1000) w`)
  const { since, sentCount, lastSentAt = null, retryAt = null, errorCode = null } = row
  return { since, sentCount, waitingCount: waiting!.n, lastSentAt, retryAt, errorCode }
}

/** Has ListenBrainz told what the caller hears from now on, under this token. */
export async function connectListenBrainz(work: Work, token: string, keys: Keyring): Promise<void> {
  await work.settings.setKey('listenbrainz', token, keys)
  await work.em.flush()
  await work.rows(sql`
    insert into library.scrobblers (user_id, since) values (${work.user}, ${clock.now().toISOString()}::timestamptz)
      on conflict (user_id) do update set attempts = 0, retry_at = null, error_code = null`)
  work.audit.record('key_set', { provider: 'listenbrainz' })
}

/** Ends that, and forgets the token. */
export async function disconnectListenBrainz(work: Work, keys: Keyring): Promise<void> {
  await work.settings.setKey('listenbrainz', null, keys)
  await work.rows(sql`delete from library.scrobblers where user_id = ${work.user}`)
  work.audit.record('key_removed', { provider: 'listenbrainz' })
}
