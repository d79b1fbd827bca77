import { formatLength } from '../../ui/format/durations.ts'
import { formatBytes, formatShare } from '../../ui/format/numbers.ts'
import { When } from '../../ui/when.tsx'
import { useLocale, useWords } from '../../words/language.ts'
import { sounds } from '../../words/sounds.ts'
import type { Sound } from '../types.ts'

/** The numbers of a sound: what it was read as, what made it, how long its audio stays and why. */
export const Facts = ({ sound }: { sound: Sound }) => {
  const words = useWords(sounds)
  const tongue = useLocale()
  const because = sound.isFavorite
    ? words.staysBecause.favorite
    : sound.isShared
      ? words.staysBecause.shared
      : sound.collectionCount > 0
        ? words.staysBecause.collected
        : undefined
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [words.type, words.types[sound.type]],
    [words.duration, formatLength(sound.duration, tongue)],
    [words.wetness, words.outOfTen(sound.wetness)],
    [words.pitch, words.outOfTen(sound.pitch)],
    [
      words.reader,
      sound.reader !== null &&
        `${sound.reader}${sound.confidence === null ? '' : `, ${words.confidence(formatShare(sound.confidence, tongue))}`}`,
    ],
    [words.engine, sound.engine],
    [words.seed, sound.seed],
    [words.made, <When key="made" at={sound.createdAt} />],
    [words.plays, words.playsCount(sound.playCount)],
    [words.file, sound.fileSizeBytes !== null && formatBytes(sound.fileSizeBytes, tongue)],
    [
      words.audio,
      sound.audioExpiresAt === null ? (
        because === undefined ? (
          words.staysPinned
        ) : (
          `${words.stays} ${because}`
        )
      ) : (
        <span key="until" title={words.untilHint}>
          {words.until} <When at={sound.audioExpiresAt} />
        </span>
      ),
    ],
  ]
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value !== false && (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="tabular">{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
