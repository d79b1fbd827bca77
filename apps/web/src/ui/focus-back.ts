import { useEffect, useState } from 'react'

/** Gives the focus back to where it was before this came, once it goes. For dialogs that no button of theirs opened. */
export const useFocusBack = (): void => {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // After the dialog has let go of the focus, and only where nothing else has taken it.
      setTimeout(() => {
        const free = document.activeElement === null || document.activeElement === document.body
        if (free && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
      })
    },
    [before],
  )
}
