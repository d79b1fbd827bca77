import { formatClock } from '../ui/format/durations.ts'
import { numbersIn } from '../ui/format/formats.ts'

const names = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'] as const

/** All keys, each major with its minor beside it. */
export const keys: readonly string[] = names.flatMap((name) => [name, `${name}m`])

/** A key as musicians write it: "F♯m". German says H where English says B. */
export const sayKey = (key: string, locale: string): string =>
  (locale.startsWith('de')
    ? key.replace(/^A#/, 'B').replace(/^B(?!#)(?=m?$)/, (b) => (key.startsWith('A#') ? b : 'H'))
    : key
  ).replace('#', '♯')

const whole = { maximumFractionDigits: 0 }
const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 }

export const sayCount = (count: number, locale: string): string => numbersIn(locale, whole).format(count)

/** Beats a minute: whole in lists, with a tenth where it is looked at. */
export const sayTempo = (tempo: number, locale: string, exact = false): string =>
  numbersIn(locale, exact ? one : whole).format(tempo)

export const sayLevel = (level: number, locale: string): string => numbersIn(locale, one).format(level)

/** How long a list is: below two minutes as a clock, else as people say it. */
export const sayLength = (milliseconds: number, locale: string): string =>
  milliseconds < 120_000 ? formatClock(milliseconds / 1000) : sayHours(milliseconds, locale)

/** A long time as people say it: "3 hours", "12 days 4 hours", "41 minutes". */
export const sayHours = (milliseconds: number, locale: string): string => {
  const minutes = Math.round(milliseconds / 60_000)
  const say = (value: number, unit: 'minute' | 'hour' | 'day') =>
    numbersIn(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(value)
  if (minutes < 100) return say(minutes, 'minute')
  const hours = Math.round(minutes / 60)
  if (hours < 72) return say(hours, 'hour')
  if (hours > 24 * 30) return say(Math.round(hours / 24), 'day')
  const rest = hours % 24
  return rest === 0 ? say(hours / 24, 'day') : `${say(Math.floor(hours / 24), 'day')} ${say(rest, 'hour')}`
}
