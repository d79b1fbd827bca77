import { lazy, Suspense } from 'react'
import { say } from '../words/language.ts'
import { ui } from '../words/ui.ts'
import { appearance } from './appearance.ts'
import { createStore, useStore } from './store.ts'
import { history, type Deed } from './undo.ts'

// The library is fetched with the first toast: no page needs it to be shown.
const library = () => import('sonner')
const Toaster = lazy(async () => {
  const [{ Toaster: default_ }] = await Promise.all([library(), import('./toasts.css')])
  return { default: default_ }
})
const wanted = createStore(false)

const summon = async () => {
  wanted.set(true)
  return (await library()).toast
}

/** Milliseconds in which a deed can be taken back from its toast. */
const grace = 10_000

export const tell = (message: string): void => void summon().then((toast) => toast(message))

export const tellError = (message: string, description?: string): void =>
  void summon().then((toast) => toast.error(message, { duration: grace, ...(description && { description }) }))

/** Takes back the given deed, else the latest, and says so. */
export const undo = async (deed?: Deed): Promise<void> => {
  const undone = await history.undo(deed)
  if (undone !== undefined) tell(say(ui).undone(undone.what))
  else if (deed === undefined) tell(say(ui).nothingToUndo)
}

/** Tells what was done, with ten seconds to take it back; Ctrl-Z takes it back for as long as the page is open. */
export const tellUndoable = (deed: Deed): void => {
  history.push(deed)
  void summon().then((toast) =>
    toast(deed.what, {
      duration: grace,
      action: { label: say(ui).undo, onClick: () => void undo(deed).catch(() => undefined) },
    }),
  )
}

/** The place toasts appear in; it costs nothing until the first. */
export const Toasts = () => {
  const { theme } = useStore(appearance)
  return useStore(wanted) ? (
    <Suspense>
      <Toaster
        theme={theme}
        position="bottom-center"
        closeButton={false}
        offset="var(--toast-offset, 24px)"
        mobileOffset="var(--toast-offset, 24px)"
      />
    </Suspense>
  ) : null
}
