import type { Reading as Read } from '@stemma/domain/sounds/pure'
import { formatShare } from '../../ui/format/numbers.ts'
import { useStore } from '../../ui/store.ts'
import { sayEffect } from '../../words/effects.ts'
import { language, useWords } from '../../words/language.ts'
import { sounds } from '../../words/sounds.ts'

/** How the words are understood while they are typed: each phrase with what it turns. */
export const Reading = ({ reading }: { reading: Read }) => {
  const words = useWords(sounds)
  const tongue = useStore(language)
  if (reading.matched.length === 0) return <p className="reading quiet">{words.readNothing}</p>
  return (
    <div className="reading" role="group" aria-label={words.readsAs}>
      <ul>
        {reading.matched.map((match) => (
          <li key={match.start} className="reading-word">
            <q>{match.text}</q> <span>{sayEffect(match.effect, tongue)}</span>
          </li>
        ))}
        {reading.unread.length > 0 && (
          <li className="reading-unread" title={words.unread(reading.unread.join(', '))}>
            {words.unread(reading.unread.join(', '))}
          </li>
        )}
      </ul>
      <span className="reading-sure tabular">{words.confidence(formatShare(reading.confidence, tongue))}</span>
    </div>
  )
}
