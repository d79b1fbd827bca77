import { sentenceOfCode } from '../failure.ts'
import { useStore } from '../ui/store.ts'
import { useWords } from '../words/language.ts'
import { sounds } from '../words/sounds.ts'
import { Bar } from '../ui/bar.tsx'
import { audioStateOf } from './audio-state.ts'
import { rerender, retry } from './deeds.ts'
import { underWay } from './jobs.ts'
import type { Sound } from './types.ts'

/** Where a ribbon would be while there is no audio: what is happening, or what went wrong and what to do. */
export const StateNote = ({ sound }: { sound: Sound }) => {
  const words = useWords(sounds)
  const state = audioStateOf(sound)
  const work = useStore(underWay).find(({ soundId }) => soundId === sound.id)
  if (state === 'failed')
    return (
      <span
        className="state-note"
        data-failed
        title={sound.errorCode === null ? undefined : sentenceOfCode(sound.errorCode)}
      >
        {words.failed}{' '}
        <button type="button" className="link" onClick={() => void retry(sound)}>
          {words.retry}
        </button>
      </span>
    )
  if (state === 'expired')
    return (
      <span className="state-note">
        {words.expired}{' '}
        <button type="button" className="link" title={words.rerenderHint} onClick={() => void rerender(sound)}>
          {words.rerender}
        </button>
      </span>
    )
  const doing = work?.kind === 'queued' ? words.waiting : state === 'reading' ? words.reading : words.rendering
  return (
    <span className="state-note" role="status">
      {doing}
      <Bar progress={work?.progress} label={doing} />
    </span>
  )
}
