import { useId } from 'react'
import type { Outputs } from '../../trpc.ts'
import { formatClock } from '../../ui/format/durations.ts'
import { formatShare } from '../../ui/format/numbers.ts'
import { useLocale, useWords } from '../../words/language.ts'
import { playlistFiles } from '../../words/playlist-files.ts'

type EntryRead = Outputs['library']['playlists']['readFile']['entries'][number]

/** What an entry of a file says of itself. */
export const useNameOfEntry = () => {
  const words = useWords(playlistFiles)
  return ({ title, creator, location }: Pick<EntryRead, 'title' | 'creator' | 'location'>): string =>
    [creator, title].filter(Boolean).join(' – ') || location || words.unnamed
}

type CandidatesProps = {
  entry: Omit<EntryRead, 'match'>
  chosen: string | null
  onChoose: (trackId: string | null) => void
}

/** The tracks an entry may mean; one is chosen, or none. */
export const Candidates = ({ entry, chosen, onChoose }: CandidatesProps) => {
  const words = useWords(playlistFiles)
  const locale = useLocale()
  const group = useId()
  const name = useNameOfEntry()(entry)
  return (
    <fieldset className="choices candidates">
      <legend className="truncate">{name}</legend>
      {entry.candidates.length === 0 ? (
        <p className="quiet">{words.noCandidates}</p>
      ) : (
        <>
          {entry.candidates.map((track) => (
            <label key={track.id}>
              <input
                type="radio"
                name={group}
                checked={chosen === track.id}
                aria-label={`${words.choose(name)} ${track.title}`}
                onChange={() => onChoose(track.id)}
              />
              <span className="truncate">
                {track.title} <span className="quiet">{[track.artist, track.album].filter(Boolean).join(' · ')}</span>
              </span>
              <span className="quiet tabular">
                {track.durationMs !== null && formatClock(track.durationMs / 1000)}{' '}
                {words.sure(formatShare(track.score, locale))}
              </span>
            </label>
          ))}
          <label>
            <input
              type="radio"
              name={group}
              checked={chosen === null}
              aria-label={`${words.choose(name)} ${words.none}`}
              onChange={() => onChoose(null)}
            />
            <span className="quiet">{words.none}</span>
          </label>
        </>
      )}
    </fieldset>
  )
}
