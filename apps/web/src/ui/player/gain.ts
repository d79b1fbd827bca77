/** Loudness everything is brought to (LUFS), how far quiet things may be raised (decibels), and the ceiling of their peaks. */
const target = -18
const mostRise = 9
const ceiling = 0.94

/** The gain that brings something to the common loudness without clipping. What was not measured stays as it is. */
export const gainOf = (loudness: number | null | undefined, peak: number | null | undefined): number => {
  if (loudness == null || !Number.isFinite(loudness)) return 1
  const wanted = 10 ** (Math.min(mostRise, target - loudness) / 20)
  return peak != null && peak > 0 ? Math.min(wanted, ceiling / peak) : Math.min(wanted, 1)
}
