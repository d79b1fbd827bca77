/** Beyond this, either way from 0, an order is numbered anew (places have 32 bits). */
export const farthest = 2_000_000_000

/** A free place between two, or beside one, `gap` away; undefined where none is left. */
export function placeBetween(before: number | null, behind: number | null, gap: number): number | undefined {
  const free =
    before !== null && behind !== null
      ? Math.floor((before + behind) / 2)
      : before !== null
        ? before + gap
        : behind !== null
          ? behind - gap
          : 0
  const fits = (before === null || free > before) && (behind === null || free < behind) && Math.abs(free) <= farthest
  return fits ? free : undefined
}
