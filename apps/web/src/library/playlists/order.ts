/** A list with the item at `from` moved to `to`. */
export const movedTo = <T>(items: readonly T[], from: number, to: number): T[] => {
  const next = [...items]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(to, 0, item)
  return next
}

/** Pages of the same lengths with other entries in them; what is too much or too little is the last page's. */
export const repaged = <P extends { items: readonly unknown[] }>(
  pages: readonly P[],
  items: readonly P['items'][number][],
): P[] => {
  let from = 0
  return pages.map((page, index) => {
    const to = index === pages.length - 1 ? items.length : from + page.items.length
    const part = items.slice(from, to)
    from = to
    return { ...page, items: part }
  })
}

/** Deeds on one playlist go one after another, as the hand did them. */
const lines = new Map<string, Promise<unknown>>()
export const inLine = <T>(playlistId: string, deed: () => Promise<T>): Promise<T> => {
  const done = (lines.get(playlistId) ?? Promise.resolve()).then(deed, deed)
  lines.set(playlistId, done)
  return done
}
