import { likeness, type Word } from './grams.ts'

/** What is compared of an entry or a track, normalised once. */
export type Comparable = {
  title: Word
  artist: Word
  album: Word
  duration: number | undefined
  identifiers: readonly string[]
}

const weights = { title: 0.55, artist: 0.3, album: 0.05, duration: 0.1 }
/** Encoders and rips differ by this much; a recording that differs by the second is another. */
const sameWithin = 3_000
const otherBeyond = 15_000
const versions = /\b(?:live|remix|acoustic|instrumental|karaoke|demo|unplugged|cover|reprise)\b/

const durations = (one: number, other: number): number => {
  const apart = Math.abs(one - other)
  return Math.min(1, Math.max(0, (otherBeyond - apart) / (otherBeyond - sameWithin)))
}

/** How sure it is that a track is what an entry means, 0 to 1; what one of them does not say counts neither way. */
export const scoreOf = (entry: Comparable, track: Comparable): number => {
  if (entry.identifiers.some((identifier) => track.identifiers.includes(identifier))) return 1
  let sum = 0
  let weight = 0
  const weigh = (by: number, value: number): void => {
    sum += by * value
    weight += by
  }
  if (entry.title.text === '') return 0
  weigh(weights.title, likeness(entry.title, track.title))
  if (entry.artist.text !== '' && track.artist.text !== '') weigh(weights.artist, likeness(entry.artist, track.artist))
  if (entry.album.text !== '' && track.album.text !== '') weigh(weights.album, likeness(entry.album, track.album))
  if (entry.duration !== undefined && track.duration !== undefined)
    weigh(weights.duration, durations(entry.duration, track.duration))
  // a title alone is said by many
  const known = entry.artist.text === '' || track.artist.text === '' ? 0.85 : 1
  const version = versions.test(entry.title.text) === versions.test(track.title.text) ? 1 : 0.75
  return Math.min(0.99, (sum / weight) * known * version)
}
