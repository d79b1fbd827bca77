import { createStore } from '../ui/store.ts'

/** Tracks a dialog is open about; none while it is closed. One host shows them, whichever row asked. */
export const edited = createStore<readonly string[]>([])
export const collected = createStore<readonly string[]>([])
