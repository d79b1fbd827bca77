import { datesIn, spansIn } from './formats.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()

/** Whole calendar days from `now` to `date` as this person's clock has them; rounding forgives 23 and 25 hour days. */
const daysApart = (date: Date, now: Date): number => Math.round((midnight(date) - midnight(now)) / day)

/** A moment as people say it: "just now", "5 minutes ago", "yesterday, 14:03", "Tuesday", "3 March", "3 March 2024"; "in 12 days". */
export const formatWhen = (date: Date, now: Date, language: string): string => {
  const ahead = date.getTime() - now.getTime()
  const relative = spansIn(language, { numeric: 'auto' })
  if (Math.abs(ahead) < 45_000) return language.startsWith('de') ? 'gerade eben' : 'just now'
  if (Math.abs(ahead) < 50 * minute) return relative.format(Math.round(ahead / minute), 'minute')
  const days = daysApart(date, now)
  if (days === 0) return relative.format(Math.round(ahead / hour), 'hour')
  const clock = datesIn(language, { hour: 'numeric', minute: '2-digit' }).format(date)
  if (days === -1 || days === 1) return `${relative.format(days, 'day')}, ${clock}`
  if (days < 0 && days > -7) return datesIn(language, { weekday: 'long' }).format(date)
  if (days > 0 && days < 100) return relative.format(days, 'day')
  const sameYear = date.getFullYear() === now.getFullYear()
  return datesIn(language, {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(date)
}

/** The same moment exactly, for the tooltip. */
export const formatExactly = (date: Date, language: string): string =>
  datesIn(language, { dateStyle: 'full', timeStyle: 'medium' }).format(date)
