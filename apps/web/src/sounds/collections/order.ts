/** A list with the item at `from` moved to `to`, and the id it then stands after (null at the top). */
export const moved = <T extends { id: string }>(
  items: readonly T[],
  from: number,
  to: number,
): { items: T[]; after: string | null } => {
  const next = [...items]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(to, 0, item)
  return { items: next, after: next[to - 1]?.id ?? null }
}
