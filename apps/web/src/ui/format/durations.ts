import { numbersIn } from './formats.ts'

/** Seconds as a length: "1.24 s", "2 min 05 s". */
export const formatLength = (seconds: number, language: string): string => {
  if (seconds < 60) {
    const value = numbersIn(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(seconds)
    return `${value} s`
  }
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/** Seconds as a clock: "0:03", "1:02:45"; with tenths "0:03.4". */
export const formatClock = (seconds: number, tenths = false): string => {
  const scale = tenths ? 10 : 1
  const ticks = Math.max(0, Math.floor(seconds * scale + 1e-6))
  const whole = Math.floor(ticks / scale)
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  const clock = `${hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : minutes}:${String(whole % 60).padStart(2, '0')}`
  return tenths ? `${clock}.${ticks % 10}` : clock
}

/** Seconds as one would say them aloud, for screen readers: "1.2 seconds", "2 minutes 5 seconds". */
export const speakTime = (seconds: number, language: string): string => {
  const say = (value: number, unit: 'second' | 'minute') =>
    numbersIn(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 }).format(value)
  const tenths = Math.round(seconds * 10) / 10
  if (tenths < 60) return say(tenths, 'second')
  const whole = Math.round(seconds)
  const rest = whole % 60
  return rest === 0 ? say(whole / 60, 'minute') : `${say(Math.floor(whole / 60), 'minute')} ${say(rest, 'second')}`
}
