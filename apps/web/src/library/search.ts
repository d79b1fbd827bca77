/** A range of numbers as the address has it: both ends, one of them, `1990-1999`, `1990-`, `-1999`. */
export type Span = { from?: number; to?: number }

export const columns = [
  'title',
  'artist',
  'album',
  'year',
  'genre',
  'duration',
  'format',
  'bitrate',
  'tempo',
  'key',
  'added',
  'plays',
  'played',
] as const
export type Column = (typeof columns)[number]

/** What the list can be sorted by. */
export const sorts = [
  'title',
  'artist',
  'album',
  'year',
  'genre',
  'duration',
  'format',
  'bitrate',
  'tempo',
  'key',
  'added',
  'plays',
  'played',
  'size',
  'loudness',
] as const
export type Sort = (typeof sorts)[number]

/** What a list of names can begin at. */
export const letters = '#ABCDEFGHIJKLMNOPQRSTUVWXYZ…'.split('')

export const formats = ['mp3', 'flac', 'wav', 'ogg', 'opus', 'm4a', 'aac', 'webm'] as const
export type Format = (typeof formats)[number]

/** What the address of the list says: search, order, filters, the open track and the selected ones. */
export type LibrarySearch = {
  q?: string | undefined
  by?: Sort | undefined
  down?: boolean | undefined
  /** The letter a list of names begins at. */
  from?: string | undefined
  /** Ids. */
  artist?: string | undefined
  album?: string | undefined
  genre?: string | undefined
  year?: string | undefined
  format?: Format | undefined
  tempo?: string | undefined
  key?: string | undefined
  track?: string | undefined
  sel?: string | undefined
}

const text = (value: unknown, limit: number): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && String(value) !== ''
    ? String(value).slice(0, limit)
    : undefined

const id = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined

const flag = (value: unknown): boolean | undefined =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined

/** A span out of the address; undefined where it says nothing. A number alone is both ends. */
export const spanOf = (said: string | undefined, most: number): Span | undefined => {
  const [, low = '', dash, high = ''] = /^(\d{0,4})(-?)(\d{0,4})$/.exec(said ?? '') ?? []
  const number = (digits: string) => (digits === '' ? undefined : Math.min(most, Number(digits)))
  const from = number(low)
  const to = dash === '' ? from : number(high)
  if (from === undefined && to === undefined) return undefined
  const [first, last] = from !== undefined && to !== undefined && from > to ? [to, from] : [from, to]
  return { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) }
}

/** How a span stands in the address. */
export const writeSpan = ({ from, to }: Span): string | undefined =>
  from === undefined && to === undefined ? undefined : from === to ? String(from) : `${from ?? ''}-${to ?? ''}`

/** Anything may stand in an address; what makes no sense is left out. */
export const librarySearch = (search: Record<string, unknown>): LibrarySearch => {
  const span = (value: unknown, most: number) => {
    const said = spanOf(text(value, 9), most)
    return said && writeSpan(said)
  }
  return {
    q: text(search.q, 200),
    by: sorts.find((sort) => sort === search.by),
    down: flag(search.down),
    from: letters.find((letter) => letter === search.from),
    artist: id(search.artist),
    album: id(search.album),
    genre: id(search.genre),
    year: span(search.year, 9999),
    format: formats.find((format) => format === search.format),
    tempo: span(search.tempo, 999),
    key: /^(?:[ACDFG]#?|[BE])m?$/.test(String(search.key)) ? String(search.key) : undefined,
    track: id(search.track),
    sel: text(search.sel, 50 * 37),
  }
}

/** What the address of a list of names says. */
export const nameSearch = (search: Record<string, unknown>): { q?: string | undefined } => ({ q: text(search.q, 200) })

/** Names begin at A, numbers and dates with the most. */
export const downAtFirst = (sort: Sort): boolean =>
  ['added', 'year', 'size', 'bitrate', 'plays', 'played'].includes(sort)

/** The order the address asks for; the newest first where it asks for none. */
export const orderOf = ({ by = 'added', down }: LibrarySearch): { by: Sort; down: boolean } => ({
  by,
  down: down ?? downAtFirst(by),
})

const names = ['title', 'artist', 'album'] as const

const filters = ['artist', 'album', 'genre', 'year', 'format', 'tempo', 'key'] as const
export type Filter = (typeof filters)[number]

/** The filters that are on. */
export const filtersOn = (search: LibrarySearch): readonly Filter[] =>
  filters.filter((filter) => search[filter] !== undefined)

export const noFilters = Object.fromEntries([...filters, 'q'].map((name) => [name, undefined])) as LibrarySearch

/** By what names the list is sorted, where it has letters to jump to: all of it, in the order of names. */
export const lettersOf = (search: LibrarySearch): (typeof names)[number] | undefined =>
  search.q === undefined && filtersOn(search).length === 0
    ? names.find((name) => name === orderOf(search).by)
    : undefined

/** Whether a letter is where the list begins anyway. */
export const isBeginning = (letter: string | undefined, down: boolean): boolean =>
  letter === undefined || letter === (down ? letters.at(-1) : letters[0])
