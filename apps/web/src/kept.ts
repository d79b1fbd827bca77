import { dehydrate, hydrate, type QueryClient } from '@tanstack/react-query'
import superjson from 'superjson'

/** What was shown last, kept in this browser so that it can be shown offline. Small: lists and names, no audio. */
const database = 'stemma'
const store = 'kept'
const key = 'answers'
/** Characters at most; older answers are dropped first. */
const limit = 2_000_000

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('The browser’s database refused.', { cause: request.error }))
  })

const ask = async <T>(mode: IDBTransactionMode, act: (kept: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const opened = await open()
  return new Promise((resolve, reject) => {
    const request = act(opened.transaction(store, mode).objectStore(store))
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('The browser’s database refused.', { cause: request.error }))
  })
}

/** Puts kept answers back, without overwriting fresher ones. */
export const restoreAnswers = async (queries: QueryClient): Promise<void> => {
  const text: unknown = await ask('readonly', (kept) => kept.get(key)).catch(() => undefined)
  if (typeof text !== 'string') return
  try {
    hydrate(queries, superjson.parse(text))
  } catch {
    await forgetAnswers()
  }
}

export const keepAnswers = async (queries: QueryClient): Promise<void> => {
  const answers = dehydrate(queries, {
    shouldDehydrateQuery: ({ state, meta }) => state.status === 'success' && meta?.kept !== false,
    shouldDehydrateMutation: () => false,
  })
  answers.queries.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
  let text = superjson.stringify(answers)
  while (text.length > limit && answers.queries.length > 1) {
    answers.queries.splice(Math.ceil(answers.queries.length / 2))
    text = superjson.stringify(answers)
  }
  await ask('readwrite', (kept) => kept.put(text, key)).catch(() => undefined)
}

export const forgetAnswers = async (): Promise<void> => {
  await ask('readwrite', (kept) => kept.delete(key)).catch(() => undefined)
}
