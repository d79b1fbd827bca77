import { useEffect } from 'react'
import { useLocale } from '../words/language.ts'
import { formatExactly, formatWhen } from './format/dates.ts'
import { createStore, useStore } from './store.ts'

const clock = createStore(new Date())
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

/** The time, fresh every half minute while anyone looks. */
export const useNow = (): Date => {
  useEffect(() => {
    if (watchers++ === 0) {
      clock.set(new Date())
      timer = setInterval(() => clock.set(new Date()), 30_000)
    }
    return () => {
      if (--watchers === 0) clearInterval(timer)
    }
  }, [])
  return useStore(clock)
}

/** A moment as people say it, the exact one on hover. */
export const When = ({ at }: { at: Date }) => {
  const now = useNow()
  const tongue = useLocale()
  return (
    <time className="tabular" dateTime={at.toISOString()} title={formatExactly(at, tongue)}>
      {formatWhen(at, now, tongue)}
    </time>
  )
}

/** The same in words alone, for what is gone before anybody could ask for more. */
export const WhenAbout = ({ at }: { at: Date }) => formatWhen(at, useStore(clock), useLocale())
