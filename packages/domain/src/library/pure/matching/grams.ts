/** A text and its groups of three characters as sorted numbers, each once; the edges count. */
export type Word = { text: string; grams: Float64Array }

const unit = 65_536

const wordOf = (text: string): Word => {
  const padded = ` ${text} `
  const all = new Float64Array(text === '' ? 0 : padded.length - 2)
  for (let i = 0; i < all.length; i++)
    all[i] = (padded.charCodeAt(i) * unit + padded.charCodeAt(i + 1)) * unit + padded.charCodeAt(i + 2)
  all.sort()
  let kept = 0
  for (const gram of all) if (kept === 0 || gram !== all[kept - 1]) all[kept++] = gram
  return { text, grams: all.subarray(0, kept) }
}

/** The words of many texts, each made once: a library has few artists and albums beside its tracks. */
export const words = (): ((text: string) => Word) => {
  const made = new Map<string, Word>()
  return (text) => {
    const word = made.get(text) ?? wordOf(text)
    made.set(text, word)
    return word
  }
}

/** How much two texts share, 0 to 1 (Dice). */
export const likeness = (one: Word, other: Word): number => {
  if (one.text === other.text) return one.text === '' ? 0 : 1
  let [i, j, common] = [0, 0, 0]
  while (i < one.grams.length && j < other.grams.length) {
    const difference = (one.grams[i] ?? 0) - (other.grams[j] ?? 0)
    if (difference === 0) common++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return (2 * common) / (one.grams.length + other.grams.length || 1)
}
