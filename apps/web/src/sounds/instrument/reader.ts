import type { Reading } from '@stemma/domain/sounds/pure'
import { createStore } from '../../ui/store.ts'

type Read = (prompt: string) => Reading

/** The sound of a prompt that says nothing, so that an empty line needs no reader. */
const silent: Reading = {
  engine: 'rules/v1',
  parameters: { duration: 1.5, wetness: 3, pitch: 5, type: 'classic' },
  confidence: 0,
  matched: [],
  unread: [],
}

/** The reader of prompts with its lexicon, fetched when someone is about to write. */
export const reader = createStore<Read>(() => silent)

let loading: Promise<void> | undefined

export const loadReader = (): Promise<void> =>
  (loading ??= import('@stemma/domain/sounds/pure').then(
    ({ readPrompt }) => reader.set(readPrompt),
    () => {
      loading = undefined
    },
  ))
