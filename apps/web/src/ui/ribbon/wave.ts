import type { Peaks } from '@stemma/audio'
import { useSyncExternalStore } from 'react'

/** Where an outline comes from. Equal keys mean equal outlines, so one load serves every ribbon that shows it. */
export type Wave = { readonly key: string; readonly load: () => Promise<Peaks> | Peaks }

const limit = 600
const known = new Map<string, Peaks>()
const under = new Map<string, Promise<void>>()
const watchers = new Map<string, Set<() => void>>()

const settle = (key: string, peaks: Peaks): void => {
  known.set(key, peaks)
  const oldest = known.keys().next()
  if (known.size > limit && !oldest.done) known.delete(oldest.value)
  for (const watcher of watchers.get(key) ?? []) watcher()
}

const ask = (wave: Wave): void => {
  if (known.has(wave.key) || under.has(wave.key)) return
  const loaded = wave.load()
  if (!(loaded instanceof Promise)) return settle(wave.key, loaded)
  const waiting = loaded.then(
    (peaks) => settle(wave.key, peaks),
    () => undefined, // the flat line stays; the next ribbon that mounts asks again
  )
  under.set(
    wave.key,
    waiting.finally(() => under.delete(wave.key)),
  )
}

const nothing = () => () => undefined

/** The outline once it is there. Asking is part of subscribing, so a ribbon that never mounts never loads. */
export const useWave = (wave: Wave | undefined): Peaks | undefined =>
  useSyncExternalStore(
    wave === undefined
      ? nothing
      : (watcher) => {
          const set = watchers.get(wave.key) ?? new Set()
          watchers.set(wave.key, set.add(watcher))
          ask(wave)
          return () => {
            set.delete(watcher)
            if (set.size === 0) watchers.delete(wave.key)
          }
        },
    () => (wave === undefined ? undefined : known.get(wave.key)),
  )
