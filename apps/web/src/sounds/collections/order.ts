/** A list with the item at `from` moved to `to`, and the id it then stands before (undefined at the end). */
export const moved = <T extends { id: string }>(
  items: readonly T[],
  from: number,
  to: number,
): { items: T[]; before: string | undefined } => {
  const next = [...items]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(to, 0, item)
  return { items: next, before: next[to + 1]?.id }
}
