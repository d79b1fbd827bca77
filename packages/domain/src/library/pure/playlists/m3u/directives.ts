/** Ours: the fields M3U has no place for, as JSON. */
export const keptHead = '#STEMMA-PLAYLIST:'
export const keptEntry = '#STEMMA-TRACK:'

/** An entry needs a line; this one stands for “nowhere”. */
export const nowhere = 'urn:stemma:nowhere'

/** The directives of an entry that say one thing, in the order they are written. */
export const entryFields = [
  ['#EXTALB:', 'album'],
  ['#EXTART:', 'albumArtist'],
  ['#EXTGENRE:', 'genre'],
  ['#EXTIMG:', 'image'],
] as const

export const headFields = [
  ['#PLAYLIST:', 'title'],
  ['#EXTART:', 'creator'],
  ['#EXTIMG:', 'image'],
] as const

/** Duration in seconds, attributes (`tvg-logo="…"`), title. */
export const information = /^#EXTINF:\s*(-?\d+(?:\.\d+)?)((?:\s+[\w-]+="[^"]*")*)\s*,(.*)$/i

/** What stands before the title is the artist, where the two are told apart at all. */
export const betweenArtistAndTitle = ' - '
