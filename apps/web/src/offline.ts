import { queries } from './trpc.ts'
import { createStore } from './ui/store.ts'

/** Whether the browser believes in a network. */
export const online = createStore(navigator.onLine)

/** Most milliseconds the first paint waits for kept answers: without a network there is nothing else to show. */
const patience = 5000

const restore = async (): Promise<void> => {
  const { restoreAnswers } = await import('./kept.ts')
  await restoreAnswers(queries)
}

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const serve = async (): Promise<void> => {
  await navigator.serviceWorker.register('/sw.js')
  await import('./kept.ts') // without a network this is needed first, and cannot be fetched any more
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ files: performance.getEntriesByType('resource').map(({ name }) => name) })
}

/** Keeps the shell and the last answers for offline use; the service worker only where the browser allows one. */
export const startOffline = async (): Promise<void> => {
  addEventListener('online', () => online.set(true))
  addEventListener('offline', () => online.set(false))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void import('./kept.ts').then(({ keepAnswers }) => keepAnswers(queries))
  })
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    addEventListener('load', () => void serve().catch(() => undefined))
  if (!navigator.onLine) await Promise.race([restore().catch(() => undefined), later(patience)])
}
