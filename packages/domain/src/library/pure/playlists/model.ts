import { z } from 'zod'
import { longestText, mostEntries } from './limits.ts'

/** The characters XML allows, so that each format can hold each text: no NUL, no lone surrogate. */
const text = z
  .string()
  .max(longestText)
  .refine((value) => value.isWellFormed() && !/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/.test(value))
const texts = z.array(text)
const count = z.int().min(0)

const pair = z.strictObject({ rel: text, content: text })
const attributed = z.strictObject({ kind: z.enum(['location', 'identifier']), content: text })
/** What another program keeps about a playlist: markup or a value, as text, so that either survives in either format. */
const extension = z.union([
  z.strictObject({ application: text, xml: text }),
  z.strictObject({ application: text, json: text }),
])

const common = {
  title: text.optional(),
  creator: text.optional(),
  annotation: text.optional(),
  info: text.optional(),
  image: text.optional(),
  identifiers: texts,
  links: z.array(pair),
  meta: z.array(pair),
  extensions: z.array(extension),
  /** Lines of an M3U file that we do not interpret, in their order. */
  directives: texts,
  /** What stands after `#EXTM3U`, or between duration and title of `#EXTINF`. */
  attributes: text.optional(),
}

/** Everything of a playlist file but its entries. */
export const playlistHead = z.strictObject({
  ...common,
  location: text.optional(),
  base: text.optional(),
  date: text.optional(),
  license: text.optional(),
  attribution: z.array(attributed),
})

export const playlistEntry = z.strictObject({
  ...common,
  /** URI references, the first the best; a path of an M3U file became one. */
  locations: texts,
  album: text.optional(),
  albumArtist: text.optional(),
  genre: text.optional(),
  trackNum: count.optional(),
  /** In milliseconds. */
  duration: count.optional(),
})

export const playlistFile = playlistHead.extend({ entries: z.array(playlistEntry).max(mostEntries) })

export type PlaylistHead = z.output<typeof playlistHead>
export type PlaylistEntry = z.output<typeof playlistEntry>
export type PlaylistFile = z.output<typeof playlistFile>
export type Extension = z.output<typeof extension>
export type Pair = z.output<typeof pair>
