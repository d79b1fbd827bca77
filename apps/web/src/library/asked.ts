import { createStore } from '../ui/store.ts'
import type { Shareable } from './sharing/share-dialog.tsx'

/** Tracks a dialog is open about; none while it is closed. One host shows them, whichever row asked. */
export const edited = createStore<readonly string[]>([])
export const collected = createStore<readonly string[]>([])
/** What a link is to be made to, and what it is called. */
export const shared = createStore<{ subject: Shareable; name: string } | undefined>(undefined)
