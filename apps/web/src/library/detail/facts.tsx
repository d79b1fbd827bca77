import { formatClock } from '../../ui/format/durations.ts'
import { formatBytes, formatShare } from '../../ui/format/numbers.ts'
import { When } from '../../ui/when.tsx'
import { useLocale, useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { track as catalogue } from '../../words/track.ts'
import { sayCount, sayKey, sayLevel, sayTempo } from '../say.ts'
import type { WholeTrack } from '../types.ts'

/** What was measured: tempo and key with how sure that is, loudness; what the file is; how often it was heard. */
export const Facts = ({ track }: { track: WholeTrack }) => {
  const words = useWords(catalogue)
  const room = useWords(library)
  const tongue = useLocale()
  const sure = (share: number | null) =>
    share !== null && <span className="quiet"> {words.sure(formatShare(share, tongue))}</span>
  const { tempo, musicalKey, loudness, peak, durationMs, bitrate, fileSize } = track
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [
      words.tempo,
      tempo !== null && (
        <span key="tempo">
          {room.beats(sayTempo(tempo, tongue, true))}
          {sure(track.tempoConfidence)}
          <span className="fact-under">
            {words.orTempo(sayTempo(tempo / 2, tongue, true), sayTempo(tempo * 2, tongue, true))}
          </span>
        </span>
      ),
    ],
    [
      words.key,
      musicalKey !== null && (
        <span key="key">
          {sayKey(musicalKey, tongue)}
          {sure(track.keyConfidence)}
        </span>
      ),
    ],
    [words.loudness, loudness !== null && room.decibels(sayLevel(loudness, tongue))],
    [words.peak, peak !== null && words.decibels(sayLevel(peak, tongue))],
    [words.length, durationMs !== null && formatClock(durationMs / 1000)],
    [
      words.file,
      [
        track.format?.toUpperCase(),
        bitrate !== null && room.kilobits(sayCount(bitrate, tongue)),
        fileSize !== null && formatBytes(fileSize, tongue),
      ]
        .filter((part) => part !== false && part !== undefined)
        .join(', '),
    ],
    [words.added, <When key="added" at={track.createdAt} />],
    [
      words.plays,
      <span key="plays">
        {room.plays(track.playCount)}
        {track.lastPlayedAt !== null && (
          <span className="fact-under">
            {words.lastPlayed} <When at={track.lastPlayedAt} />
          </span>
        )}
      </span>,
    ],
  ]
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value !== false &&
          value !== '' && (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="tabular">{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
