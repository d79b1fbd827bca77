import type { Comparable } from './score.ts'

/** However often a title occurs, no more tracks than these are looked at for an entry. */
const mostOfTitle = 200
const mostAlike = 60
const gramsLookedUp = 6
const mostCounted = 2_400

const keep = <Key>(map: Map<Key, number[]>, key: Key, track: number): void => {
  const found = map.get(key)
  if (found) found.push(track)
  else map.set(key, [track])
}

/** The tracks that most of the given lists have in common, those first; short lists, which say more, come first. */
const mostShared = (lists: readonly (readonly number[])[], counts: Uint8Array): number[] => {
  const found: number[] = []
  let left = mostCounted
  for (const list of lists) {
    const some = list.slice(0, left)
    left -= some.length
    for (const track of some) {
      if (counts[track] === 0) found.push(track)
      counts[track] = (counts[track] ?? 0) + 1
    }
  }
  const levels: number[][] = lists.map(() => [])
  for (const track of found) {
    levels[lists.length - (counts[track] ?? 0)]?.push(track)
    counts[track] = 0
  }
  return levels.flat().slice(0, mostAlike)
}

const nameOf = ({ artist, title }: Comparable): string => `${artist.text}\n${title.text}`

/** Finds the tracks worth comparing with an entry: by identifier, by name, and by the rarest parts of the title. */
export const trackIndex = (tracks: readonly Comparable[]): ((entry: Comparable) => ReadonlySet<number>) => {
  const byIdentifier = new Map<string, number[]>()
  const byName = new Map<string, number[]>()
  const byTitle = new Map<string, number[]>()
  const byGram = new Map<number, number[]>()
  for (const [i, track] of tracks.entries()) {
    for (const identifier of track.identifiers) keep(byIdentifier, identifier, i)
    keep(byName, nameOf(track), i)
    keep(byTitle, track.title.text, i)
    for (const gram of track.title.grams) keep(byGram, gram, i)
  }
  const counts = new Uint8Array(tracks.length)
  return (entry) => {
    const named = byName.get(nameOf(entry)) ?? []
    // where artist and title are there word for word, what merely resembles them is not looked for
    const rare =
      named.length > 0
        ? []
        : Array.from(entry.title.grams, (gram) => byGram.get(gram) ?? [])
            .filter((list) => list.length > 0)
            .sort((one, other) => one.length - other.length)
            .slice(0, gramsLookedUp)
    return new Set([
      ...entry.identifiers.flatMap((identifier) => (byIdentifier.get(identifier) ?? []).slice(0, mostAlike)),
      ...named.slice(0, mostOfTitle),
      ...(byTitle.get(entry.title.text) ?? []).slice(0, mostOfTitle),
      ...mostShared(rare, counts),
    ])
  }
}
