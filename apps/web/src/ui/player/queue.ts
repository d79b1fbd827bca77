/** Something in a queue: `uid` tells two places of the same thing apart, `natural` is where it stands unshuffled. */
export type Entry<T> = { readonly uid: number; readonly natural: number; readonly item: T }

/** What is played, in order; `at` is the entry that plays, -1 where there is none. */
export type Queue<T> = {
  readonly entries: readonly Entry<T>[]
  readonly at: number
  readonly shuffled: boolean
  /** Another number for each list that was begun: whoever adds to one knows by it that it still is that one. */
  readonly list: number
}

export type Repeat = 'off' | 'all' | 'one'

export const emptyQueue: Queue<never> = { entries: [], at: -1, shuffled: false, list: 0 }

let last = 0
const wrap = <T>(items: readonly T[]): Entry<T>[] => items.map((item, natural) => ({ uid: ++last, natural, item }))

const byNature = <T>(entries: readonly Entry<T>[]): Entry<T>[] => [...entries].sort((a, b) => a.natural - b.natural)

/** Counts the natural places anew, after `insert` was put behind `behind` among them. */
const placed = <T>(natural: readonly Entry<T>[]): Map<number, number> =>
  new Map(natural.map(({ uid }, index) => [uid, index]))

const renumbered = <T>(entries: readonly Entry<T>[], places: ReadonlyMap<number, number>): Entry<T>[] =>
  entries.map((entry) => ({ ...entry, natural: places.get(entry.uid) ?? entry.natural }))

const indexOf = <T>(queue: Queue<T>, uid: number | undefined): number =>
  uid === undefined ? -1 : queue.entries.findIndex((entry) => entry.uid === uid)

/** The entry that plays. */
export const currentOf = <T>(queue: Queue<T>): Entry<T> | undefined => queue.entries[queue.at]

export const startQueue = <T>(items: readonly T[], at: number): Queue<T> => ({
  entries: wrap(items),
  at: Math.min(Math.max(0, at), items.length - 1),
  shuffled: false,
  list: ++last,
})

/** A queue as it was kept: entries in their order, each with its natural place. */
export const restoreQueue = <T>(
  kept: readonly { natural: number; item: T }[],
  at: number,
  shuffled: boolean,
): Queue<T> => ({
  entries: kept.map(({ natural, item }) => ({ uid: ++last, natural, item })),
  at: Math.min(at, kept.length - 1),
  shuffled,
  list: ++last,
})

/** Puts items behind an entry (-1: at the beginning), in their order and in the natural one. */
const insert = <T>(queue: Queue<T>, items: readonly T[], behind: number): Queue<T> => {
  const made = wrap(items)
  const before = queue.entries[behind]
  const natural = byNature(queue.entries)
  natural.splice(before === undefined ? 0 : natural.indexOf(before) + 1, 0, ...made)
  const entries = [...queue.entries]
  entries.splice(behind + 1, 0, ...made)
  return {
    ...queue,
    entries: renumbered(entries, placed(natural)),
    at: queue.at > behind ? queue.at + made.length : queue.at,
  }
}

export const insertNext = <T>(queue: Queue<T>, items: readonly T[]): Queue<T> => insert(queue, items, queue.at)

export const append = <T>(queue: Queue<T>, items: readonly T[]): Queue<T> => {
  const made = wrap(items).map((entry) => ({ ...entry, natural: entry.natural + queue.entries.length }))
  return { ...queue, entries: [...renumbered(queue.entries, placed(byNature(queue.entries))), ...made] }
}

/** Takes an entry out. The one that plays goes on playing: its place is then before the next. */
export const removeEntry = <T>(queue: Queue<T>, uid: number): Queue<T> => {
  const index = indexOf(queue, uid)
  if (index < 0) return queue
  const entries = queue.entries.filter((entry) => entry.uid !== uid)
  return { ...queue, entries, at: index <= queue.at ? queue.at - 1 : queue.at }
}

/** Moves an entry to another place. What plays stays what plays; the order one made oneself is the natural one. */
export const moveEntry = <T>(queue: Queue<T>, uid: number, to: number): Queue<T> => {
  const from = indexOf(queue, uid)
  const moving = queue.entries[from]
  if (moving === undefined || to < 0 || to >= queue.entries.length) return queue
  const playing = currentOf(queue)?.uid
  const entries = queue.entries.filter((entry) => entry.uid !== uid)
  entries.splice(to, 0, moving)
  const next = { ...queue, entries: queue.shuffled ? entries : renumbered(entries, placed(entries)) }
  return { ...next, at: indexOf(next, playing) }
}

/** Leaves what plays, and what was heard; nothing comes after it. */
export const clearComing = <T>(queue: Queue<T>): Queue<T> => ({
  ...queue,
  entries: queue.entries.slice(0, queue.at + 1),
})

/** Mixes everything but what plays, which comes first. */
export const shuffle = <T>(queue: Queue<T>, random: () => number): Queue<T> => {
  const playing = currentOf(queue)
  const rest = queue.entries.filter((entry) => entry !== playing)
  for (let index = rest.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1))
    const [a, b] = [rest[index], rest[other]]
    if (a !== undefined && b !== undefined) [rest[index], rest[other]] = [b, a]
  }
  return { ...queue, entries: playing ? [playing, ...rest] : rest, at: playing ? 0 : -1, shuffled: true }
}

/** Puts the order back that shuffling mixed. */
export const unshuffle = <T>(queue: Queue<T>): Queue<T> => {
  const playing = currentOf(queue)?.uid
  const next = { ...queue, entries: byNature(queue.entries), shuffled: false }
  return { ...next, at: indexOf(next, playing) }
}

/** The place `by` steps away, around the end where everything repeats; undefined where there is none. */
export const placeAway = <T>(queue: Queue<T>, by: 1 | -1, repeat: Repeat): number | undefined => {
  const { length } = queue.entries
  const to = queue.at + by
  if (to >= 0 && to < length) return to
  return repeat === 'all' && length > 0 ? (to + length) % length : undefined
}
