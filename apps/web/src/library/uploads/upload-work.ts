import { formatBytes } from '../../ui/format/numbers.ts'
import { formatClock } from '../../ui/format/durations.ts'
import { numbersIn } from '../../ui/format/formats.ts'
import type { Work } from '../../ui/tray.tsx'
import { uploads } from '../../words/uploads.ts'
import type { Words } from '../../words/language.ts'
import { isUnderWay, type Uploading } from './uploading.ts'

type Said = Pick<
  (typeof uploads)['en'],
  'sending' | 'progress' | 'perSecond' | 'remaining' | 'pausedNow' | 'awayNow' | 'show' | 'pause' | 'resume'
>

const engine = () => import('./engine.ts')

/** The whole drop as one thing under way. */
export const uploadWork = (state: Uploading, words: Words<Said>, locale: string): Work | undefined => {
  if (!isUnderWay(state)) return undefined
  const { over, files, paused, away, speed, bytes, sent } = state
  const count = (value: number) => numbersIn(locale, {}).format(value)
  const rest =
    speed > 0 ? [words.perSecond(formatBytes(speed, locale)), words.remaining(formatClock((bytes - sent) / speed))] : []
  const doing = paused ? [words.pausedNow] : away ? [words.awayNow] : rest
  return {
    id: 'uploads',
    title: words.sending,
    doing: [words.progress(count(over), count(files.length)), ...doing].join(' · '),
    progress: bytes > 0 ? sent / bytes : 0,
    to: { href: '/library/uploads', label: words.show },
    pause: {
      paused,
      label: paused ? words.resume : words.pause,
      run: () => void engine().then(({ pauseUploads }) => pauseUploads(!paused)),
    },
    onCancel: () => void engine().then(({ cancelUploads }) => cancelUploads()),
  }
}
