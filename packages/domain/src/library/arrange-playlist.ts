import { DomainError } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import type { Happened } from './revisions.ts'

/**
 * Makes a playlist be these tracks in this order, as one edit. What is in the trash keeps its place behind its neighbour.
 * Answers the edit, null where nothing changed.
 */
export async function arrangePlaylist(
  work: Work,
  playlistId: string,
  trackIds: readonly string[],
): Promise<string | null> {
  await work.playlistRules.demandByHand(playlistId)
  const wanted = [...new Set(trackIds)]
  const known = await work.playlistTracks.steady(wanted)
  if (known.filter(({ deleted }) => !deleted).length < wanted.length)
    throw new DomainError('not_found', { thing: 'track' })
  await work.playlistTracks.hold(playlistId)
  const order = await work.playlistTracks.order(playlistId)
  const before = await work.playlistTracks.stood(playlistId, order)
  await work.playlistTracks.rewrite(playlistId, withBuried(wanted, order, await buried(work, order)))
  const now = await work.playlistTracks.order(playlistId)

  const stood = new Map(before.map((place) => [place.trackId, place]))
  const stayed = increasing(now.filter((id) => stood.has(id)).map((id) => stood.get(id)!.place))
  const items: Happened[] = now.flatMap((trackId, index) => {
    const was = stood.get(trackId)
    if (was && stayed.has(was.place)) return []
    const behind = now[index - 1] ?? null
    return [{ trackId, before: was ? { behind: was.behind, place: was.place } : null, after: was ? { behind } : {} }]
  })
  const left = new Set(now)
  for (const { trackId, behind, place } of before)
    if (!left.has(trackId)) items.push({ trackId, before: { behind, place }, after: null })
  if (items.length === 0) return null
  return work.revisions.record({ deed: 'entries', playlistId, items, via: await work.accessTokens.via() })
}

/** Of tracks, those in the trash. */
const buried = async (work: Work, ids: readonly string[]): Promise<Set<string>> => {
  const rows = await work.rows<{ id: string }>(sql`
    select id from library.music_tracks where id = any (${[...ids]}) and user_id = ${work.user} and deleted_at is not null`)
  return new Set(rows.map(({ id }) => id))
}

function withBuried(wanted: readonly string[], order: readonly string[], gone: ReadonlySet<string>): string[] {
  const result = [...wanted]
  order.forEach((id, index) => {
    if (gone.has(id)) result.splice(index === 0 ? 0 : result.indexOf(order[index - 1]!) + 1 || result.length, 0, id)
  })
  return result
}

/** A longest part of different numbers that increases: what stayed in its order while the rest moved around it. */
function increasing(numbers: readonly number[]): Set<number> {
  const ends: number[] = [] // where the best run of each length ends
  const before: number[] = []
  numbers.forEach((number, index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (numbers[ends[middle]!]! < number) low = middle + 1
      else high = middle
    }
    before[index] = ends[low - 1] ?? -1
    ends[low] = index
  })
  const run = new Set<number>()
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index]!) run.add(numbers[index]!)
  return run
}
