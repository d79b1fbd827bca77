/** Ids that fit into an address; more of them are kept beside it, for as long as the tab lives. */
const inAddress = 50
/** Most that an edit takes at once. */
export const mostSelected = 5000

const kept = (key: string) => `stemma.selected.${key}`

/** The selected ids an address means. */
export const selectedOf = (sel: string | undefined): readonly string[] => {
  if (sel === undefined) return []
  if (!sel.startsWith('~')) return sel.split('.').filter((id) => /^[0-9a-f-]{36}$/.test(id))
  try {
    return sessionStorage.getItem(kept(sel.slice(1)))?.split('.') ?? []
  } catch {
    return []
  }
}

/** How a selection stands in the address: its ids, or where they are kept when they are many. */
export const writeSelected = (ids: readonly string[]): string | undefined => {
  const some = ids.slice(0, mostSelected)
  if (some.length === 0) return undefined
  if (some.length <= inAddress) return some.join('.')
  const key = `${some.length}-${(some[0] ?? '').slice(0, 8)}-${(some.at(-1) ?? '').slice(0, 8)}`
  try {
    sessionStorage.setItem(kept(key), some.join('.'))
    return `~${key}`
  } catch {
    return some.slice(0, inAddress).join('.') // full or refused
  }
}

/** The selection with one id put in or taken out. */
export const toggled = (selected: readonly string[], id: string): readonly string[] =>
  selected.includes(id) ? selected.filter((other) => other !== id) : [...selected, id]

/** The selection with these ids put in. */
export const joined = (selected: readonly string[], ids: readonly string[]): readonly string[] => [
  ...new Set([...selected, ...ids]),
]
