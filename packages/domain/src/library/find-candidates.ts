import { raw, sql, type Sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { matchEntries } from './pure/matching/match-entries.ts'
import { nameIn, normalised } from './pure/matching/normalise.ts'
import type { PlaylistEntry } from './pure/playlists/model.ts'

/** A track an entry of a file may mean; `score` is 1 where all agrees. */
export type CandidateSeen = {
  id: string
  title: string
  artist: string | null
  album: string | null
  durationMs: number | null
  score: number
}
/** What stands for an entry: the track we are sure of, and all that come near, best first. */
export type Matched = { match: CandidateSeen | null; candidates: CandidateSeen[] }

type Found = Omit<CandidateSeen, 'score'>

const columns = raw('t.id, t.title, t.artist, t.album, t.duration_ms as "durationMs"')
/** Milliseconds in which entries are looked for that no title is equal to; the others are left without candidates. */
const patience = 2500
const together = 40

/** The titles an entry may mean: its own, or what its file's name says behind an artist. */
const titlesOf = ({ title, locations }: PlaylistEntry): string[] => {
  const name = title ?? nameIn(locations[0])
  if (name === undefined || name === '') return []
  const dash = name.indexOf(' - ')
  return title === undefined && dash > 0 ? [name, name.slice(dash + 3)] : [name]
}

/** For every entry of a file, in order, the tracks of the caller's it may mean. */
export async function findCandidates(work: Work, entries: readonly PlaylistEntry[]): Promise<Matched[]> {
  const found = new Map<string, Found>()
  const keep = async (statement: Sql) => {
    const rows = await work.rows<Found & { asked: string }>(statement)
    for (const { asked: _, ...track } of rows) found.set(track.id, track)
    return new Set(rows.map(({ asked }) => asked))
  }
  const titles = entries.map(titlesOf)
  const equal = await keep(equalTitles(work.user, [...new Set(titles.flat().map(keyOf))]))
  const rest = titles.filter((own) => own.length > 0 && !own.some((title) => equal.has(keyOf(title))))
  const queries = [
    ...new Set(rest.map((own) => normalised(own.at(-1)).slice(0, 200)).filter((query) => query.length > 2)),
  ]
  const until = performance.now() + patience
  for (let from = 0; from < queries.length && performance.now() < until; from += together)
    await keep(alike(work.user, queries.slice(from, from + together)))

  const tracks = [...found.values()]
  const candidates = tracks.map(({ durationMs, ...track }) => ({ ...track, duration: durationMs }))
  return matchEntries(entries, candidates).map(({ match, candidates: near }) => ({
    match: match ? { ...found.get(match.id)!, score: match.score } : null,
    candidates: near.map(({ id, score }) => ({ ...found.get(id)!, score })),
  }))
}

/** A title as the index has it: the first hundred letters in lower case. */
const keyOf = (title: string) => Array.from(title.trim().toLowerCase()).slice(0, 100).join('')

/** Tracks of just these titles, a hundred of each at most. */
const equalTitles = (user: string, keys: readonly string[]): Sql => sql`
  select t.*, k.key as asked from unnest(${keys}::text[]) k (key) cross join lateral (
    select ${columns} from library.music_tracks t
      where t.user_id = ${user} and t.title_key = k.key and t.deleted_at is null limit 100) t`

/** What the search finds for titles, mistakes forgiven. */
const alike = (user: string, queries: readonly string[]): Sql => sql`
  select ${columns}, q.said as asked from unnest(${queries}::text[]) q (said)
    cross join lateral (select s.id from library.search(q.said, 60) s where s.id is not null limit 20) s
    join library.music_tracks t on t.id = s.id and t.user_id = ${user}`
