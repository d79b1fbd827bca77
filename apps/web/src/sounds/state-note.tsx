import { useStore } from '../ui/store.ts'
import { useWords } from '../words/language.ts'
import { sounds } from '../words/sounds.ts'
import { Bar } from '../ui/bar.tsx'
import { rerender, retry } from './deeds.ts'
import { underWay } from './jobs.ts'
import type { Sound } from './types.ts'

/** Where a ribbon would be while there is no audio: what is happening, or what went wrong and what to do. */
export const StateNote = ({ sound }: { sound: Sound }) => {
  const words = useWords(sounds)
  const work = useStore(underWay).find(({ soundId }) => soundId === sound.id)
  if (sound.audioState === 'failed')
    return (
      <span className="state-note" data-failed>
        {words.failed}{' '}
        <button type="button" className="link" onClick={() => void retry(sound)}>
          {words.retry}
        </button>
      </span>
    )
  if (sound.audioState === 'expired')
    return (
      <span className="state-note">
        {words.expired}{' '}
        <button type="button" className="link" title={words.rerenderHint} onClick={() => void rerender(sound)}>
          {words.rerender}
        </button>
      </span>
    )
  const doing =
    work?.kind === 'queued' ? words.waiting : sound.audioState === 'reading' ? words.reading : words.rendering
  return (
    <span className="state-note" role="status">
      {doing}
      <Bar progress={work?.progress} label={doing} />
    </span>
  )
}
