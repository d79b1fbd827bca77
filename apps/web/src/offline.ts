import { createStore } from './ui/store.ts'

/** Whether the browser believes in a network. */
export const online = createStore(navigator.onLine)

/** Keeps the shell for offline use where the browser allows it (secure contexts only). */
export const startOffline = (): void => {
  addEventListener('online', () => online.set(true))
  addEventListener('offline', () => online.set(false))
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined))
}
