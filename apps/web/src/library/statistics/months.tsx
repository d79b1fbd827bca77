import { datesIn } from '../../ui/format/formats.ts'
import { useLocale, useWords } from '../../words/language.ts'
import { statistics } from '../../words/statistics.ts'
import { sayHours } from '../say.ts'

type Month = { month: string; playCount: number; listenedMs: number }

const shown = 12

/** The last twelve months up to the newest, those without a sound too. */
export const lastMonths = (heard: readonly Month[], now: Date): readonly Month[] =>
  Array.from({ length: shown }, (_, index) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - shown + 1 + index, 1))
      .toISOString()
      .slice(0, 7)
    return heard.find((one) => one.month === month) ?? { month, playCount: 0, listenedMs: 0 }
  })

/** Hours of each month, as bars with their numbers said. */
export const Months = ({ months }: { months: readonly Month[] }) => {
  const words = useWords(statistics)
  const tongue = useLocale()
  const most = Math.max(...months.map(({ listenedMs }) => listenedMs), 1)
  const name = (month: string, length: 'short' | 'long') =>
    datesIn(tongue, { month: length, timeZone: 'UTC', ...(length === 'long' && { year: 'numeric' }) }).format(
      new Date(`${month}-01T00:00:00Z`),
    )
  return (
    <ol className="months">
      {months.map(({ month, listenedMs, playCount }) => {
        const said = words.monthOf(name(month, 'long'), sayHours(listenedMs, tongue), words.plays(playCount))
        return (
          <li key={month} title={said}>
            <span className="visually-hidden">{said}</span>
            <span className="month-bar" aria-hidden="true" style={{ '--part': listenedMs / most }} />
            <span className="month-name" aria-hidden="true">
              {name(month, 'short')}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
