import { useState } from 'react'
import { remember, remembered } from './local.ts'

type Text = readonly [text: string, write: (text: string) => void, discard: () => void]

/** Most characters kept: more is a file, not a draft. */
const limit = 20_000

/** Text that survives a closed tab until it is saved; `discard` forgets it. `name` says which draft it is. */
export const useDraft = (name: string, initial = ''): Text => {
  const [text, setText] = useState(() => {
    const kept = remembered(`draft.${name}`)
    return typeof kept === 'string' ? kept : initial
  })
  return [
    text,
    (next) => {
      setText(next)
      remember(`draft.${name}`, next === initial || next.length > limit ? null : next)
    },
    () => {
      setText(initial)
      remember(`draft.${name}`, null)
    },
  ]
}

/** Forgets every draft: at log-out, so that the next person finds none. */
export const forgetDrafts = (): void => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('stemma.draft.')) localStorage.removeItem(key)
  } catch {
    // refused: there is nothing to forget
  }
}
