import { remember, remembered } from './local.ts'
import { createStore } from './store.ts'

export const themes = ['system', 'light', 'dark'] as const
export const densities = ['dense', 'comfortable'] as const
export type Appearance = {
  theme: (typeof themes)[number]
  density: (typeof densities)[number]
  rail: 'wide' | 'narrow'
}

const kept = remembered('appearance')
const start: Appearance = { theme: 'system', density: 'dense', rail: 'wide' }

/** How the app looks on this machine. `public/boot.js` applies the same key before the first paint. */
export const appearance = createStore<Appearance>(
  typeof kept === 'object' && kept !== null ? { ...start, ...kept } : start,
)

const root = document.documentElement

export const changeAppearance = (change: Partial<Appearance>): void => {
  const next = { ...appearance.get(), ...change }
  if (next.theme === 'system') delete root.dataset.theme
  else root.dataset.theme = next.theme
  root.dataset.density = next.density
  remember('appearance', next)
  appearance.set(next)
}

/** Calls back whenever colours on the page change: by choice or by the system. */
export const onRecolour = (watcher: () => void): (() => void) => {
  const query = matchMedia('(prefers-color-scheme: dark)')
  query.addEventListener('change', watcher)
  const leave = appearance.subscribe(watcher)
  return () => {
    query.removeEventListener('change', watcher)
    leave()
  }
}
