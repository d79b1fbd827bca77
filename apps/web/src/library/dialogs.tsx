import { lazy, Suspense } from 'react'
import { useStore } from '../ui/store.ts'
import { collected, edited } from './asked.ts'

// Fetched when the first is wanted.
const EditDialog = lazy(async () => ({ default: (await import('./edit/edit-dialog.tsx')).EditDialog }))

/** The dialogs of the room, opened from wherever tracks are. */
export const Dialogs = () => {
  const editing = useStore(edited)
  const collecting = useStore(collected)
  return (
    <Suspense>
      {editing.length > 0 && <EditDialog key={editing.join()} ids={editing} />}
      {collecting.length > 0 && null}
    </Suspense>
  )
}
