import type { PlaylistEntry } from '../playlists/model.ts'
import { words, type Word } from './grams.ts'
import { nameIn, normalised, normalisedArtist, normalisedIdentifier } from './normalise.ts'
import { scoreOf, type Comparable } from './score.ts'
import { trackIndex } from './track-index.ts'

/** A track of the library, as far as it can be recognised by. */
export type Candidate = {
  id: string
  title: string
  artist?: string | null
  album?: string | null
  /** In milliseconds. */
  duration?: number | null
  /** ISRC, MusicBrainz recording, anything that names the recording. */
  identifiers?: readonly string[]
}

export type Match = { id: string; score: number }
/** What stands for one entry: the track we are sure of, and all that come near, best first. */
export type Matches = { match: Match | undefined; candidates: readonly Match[] }

const sureFrom = 0.85
const nearFrom = 0.4
const mostShown = 5

const comparableEntry = (entry: PlaylistEntry, wordOf: (text: string) => Word): Comparable => {
  const name = entry.title === undefined ? nameIn(entry.locations[0]) : undefined
  const dash = entry.creator === undefined ? (name?.indexOf(' - ') ?? -1) : -1
  return {
    title: wordOf(normalised(entry.title ?? name?.slice(dash < 0 ? 0 : dash + 3))),
    artist: wordOf(normalisedArtist(entry.creator ?? (dash < 0 ? entry.albumArtist : name?.slice(0, dash)))),
    album: wordOf(normalised(entry.album)),
    duration: entry.duration,
    identifiers: entry.identifiers.map(normalisedIdentifier),
  }
}

const comparableTrack = (track: Candidate, wordOf: (text: string) => Word): Comparable => ({
  title: wordOf(normalised(track.title)),
  artist: wordOf(normalisedArtist(track.artist ?? undefined)),
  album: wordOf(normalised(track.album ?? undefined)),
  duration: track.duration ?? undefined,
  identifiers: (track.identifiers ?? []).map(normalisedIdentifier),
})

/**
 * For every entry, in order, the tracks it may mean: by the recording's identifier, else by title, artist, album and
 * duration. No entry is left out; one without a match has its candidates.
 */
export const matchEntries = (entries: readonly PlaylistEntry[], tracks: readonly Candidate[]): readonly Matches[] => {
  const wordOf = words()
  const known = tracks.map((track) => comparableTrack(track, wordOf))
  const find = trackIndex(known)
  return entries.map((entry) => {
    const wanted = comparableEntry(entry, wordOf)
    const candidates = [...find(wanted)]
      .flatMap((i) => {
        const [track, described] = [tracks[i], known[i]]
        return track && described ? [{ id: track.id, score: scoreOf(wanted, described) }] : []
      })
      .filter(({ score }) => score >= nearFrom)
      .sort((one, other) => other.score - one.score)
      .slice(0, mostShown)
    const best = candidates[0]
    return { match: best && best.score >= sureFrom ? best : undefined, candidates }
  })
}
