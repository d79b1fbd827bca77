/** The pages of a list as far as they are known: where each begins, and by which cursor it is asked for. */
export type Chain = {
  /** `cursors[i]` asks for page i; the first needs none. */
  readonly cursors: readonly (string | undefined)[]
  /** The row each page begins with; one longer than the pages that arrived. */
  readonly starts: readonly number[]
  /** No page follows those that arrived. */
  readonly ended: boolean
}

export const noPages: Chain = { cursors: [undefined], starts: [0], ended: false }

/** Rows that are known. */
export const reachOf = ({ starts }: Chain): number => starts.at(-1) ?? 0

/** The chain after page `index` arrived. Where it differs from what was known, the pages behind it are forgotten. */
export const withPage = (chain: Chain, index: number, count: number, next: string | null): Chain => {
  const { cursors, starts, ended } = chain
  const from = starts[index]
  if (from === undefined) return chain
  const known = starts[index + 1]
  const same =
    known === from + count && (next === null ? ended && starts.length === index + 2 : cursors[index + 1] === next)
  if (same) return chain
  return {
    cursors: [...cursors.slice(0, index + 1), ...(next === null ? [] : [next])],
    starts: [...starts.slice(0, index + 1), from + count],
    ended: next === null,
  }
}

/** The page a known row is on. */
export const pageOfRow = ({ starts }: Chain, row: number): number => {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= row) low = middle
    else high = middle - 1
  }
  return low
}

/** Pages to have at hand for the rows in view: theirs, and the next one for the hand that goes on. */
export const pagesFor = (chain: Chain, first: number, last: number): readonly number[] => {
  const [from, to] = [pageOfRow(chain, first), pageOfRow(chain, Math.max(first, last - 1))]
  const wanted = Array.from({ length: to - from + 2 }, (_, index) => from + index)
  return wanted.filter((page) => page < chain.cursors.length)
}

/** Browsers draw nothing beyond some 17 million pixels. */
const tallest = 15_000_000
/** Rows offered beyond the known ones where nobody knows how many there are. */
const ahead = 40

/** How many rows the scrollbar stands for. The known rows have their places whatever the rest is. */
export const slotsOf = (chain: Chain, total: number | undefined, size: number): number => {
  const reach = reachOf(chain)
  if (chain.ended) return reach
  if (total === undefined) return reach === 0 ? ahead : reach + ahead
  return Math.max(reach + ahead, Math.min(total, Math.floor(tallest / size)))
}

/** The row that stands at a slot, where all are too many to have one each. */
export const rowAt = (slot: number, chain: Chain, slots: number, total: number | undefined): number => {
  const reach = reachOf(chain)
  if (total === undefined || slot < reach || total <= slots) return slot
  return Math.min(total - 1, Math.round(reach + ((slot - reach) / Math.max(1, slots - reach)) * (total - reach)))
}
