/** Where a key moves a slider that runs from 0 to `length` seconds; undefined for keys that are not its business. */
export const stepOf = (key: string, seconds: number, length: number): number | undefined => {
  const small = length > 30 ? 5 : Math.max(0.05, length / 20)
  const moves: Record<string, number> = {
    ArrowRight: seconds + small,
    ArrowUp: seconds + small,
    ArrowLeft: seconds - small,
    ArrowDown: seconds - small,
    PageUp: seconds + length / 4,
    PageDown: seconds - length / 4,
    Home: 0,
    End: length,
  }
  const to = moves[key]
  return to === undefined ? undefined : Math.min(length, Math.max(0, to))
}
