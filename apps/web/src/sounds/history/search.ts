import { soundTypes, type SoundType } from '../types.ts'

/** What the address of the history says: search, filters, the open sound and the selected ones. */
export type HistorySearch = {
  q?: string | undefined
  type?: SoundType | undefined
  fav?: true | undefined
  sound?: string | undefined
  sel?: string | undefined
}

/** Most sounds that can be selected at once: their ids stand in the address. */
export const mostSelected = 50

const text = (value: unknown, limit: number): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && String(value) !== ''
    ? String(value).slice(0, limit)
    : undefined

/** Anything may stand in an address; what makes no sense is left out. */
export const historySearch = (search: Record<string, unknown>): HistorySearch => ({
  q: text(search.q, 200),
  type: soundTypes.find((type) => type === search.type),
  fav: search.fav === true || search.fav === 'true' ? true : undefined,
  sound: text(search.sound, 40),
  sel: text(search.sel, mostSelected * 37),
})

export const selectedOf = ({ sel }: HistorySearch): readonly string[] => sel?.split('.').filter((id) => id !== '') ?? []

/** The selection with one id put in or taken out. */
export const toggleSelected = (selected: readonly string[], id: string): string | undefined => {
  const next = selected.includes(id) ? selected.filter((other) => other !== id) : [...selected, id].slice(-mostSelected)
  return next.length === 0 ? undefined : next.join('.')
}
