import { raw, sql, type Sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { matchEntries } from './pure/matching/match-entries.ts'
import { nameIn, normalised, normalisedArtist } from './pure/matching/normalise.ts'
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
    return Map.groupBy(rows, ({ asked }) => asked)
  }
  const titles = entries.map(titlesOf)
  const equal = await keep(equalTitles(work.user, [...new Set(titles.flat().map(keyOf))]))
  const queries = [
    ...new Set(
      entries.flatMap((entry, index) =>
        questionOf(
          entry,
          titles[index]!,
          titles[index]!.flatMap((title) => equal.get(keyOf(title)) ?? []),
        ),
      ),
    ),
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

/** What the search is asked for an entry: its title where none is equal to it, with the artist where none of those is by them. */
function questionOf({ creator }: PlaylistEntry, titles: readonly string[], equal: readonly Found[]): string[] {
  const artist = normalisedArtist(creator)
  if (equal.length > 0 && (artist === '' || equal.some((track) => normalisedArtist(track.artist ?? '') === artist)))
    return []
  const query = `${normalised(titles.at(-1))} ${equal.length > 0 ? artist : ''}`.trim().slice(0, 200)
  return query.length > 2 ? [query] : []
}

/** A title as the index has it: the first hundred letters in lower case. */
const keyOf = (title: string) => Array.from(title.trim().toLowerCase()).slice(0, 100).join('')

/** As many tracks as are compared in a quarter of a second with the entries of the largest file. */
const mostEqual = 25_000

/** Tracks of just these titles, a hundred of each at most. */
const equalTitles = (user: string, keys: readonly string[]): Sql => sql`
  select t.*, k.key as asked from unnest(${keys}::text[]) k (key) cross join lateral (
    select ${columns} from library.music_tracks t
      where t.user_id = ${user} and t.title_key = k.key and t.deleted_at is null
      limit ${raw(String(Math.min(100, Math.ceil(mostEqual / Math.max(1, keys.length)))))}) t`

/** What the search finds for titles, mistakes forgiven. */
const alike = (user: string, queries: readonly string[]): Sql => sql`
  select ${columns}, q.said as asked from unnest(${queries}::text[]) q (said)
    cross join lateral (select s.id from library.search(q.said, 60) s where s.id is not null limit 20) s
    join library.music_tracks t on t.id = s.id and t.user_id = ${user}`
