import { lazy, Suspense } from 'react'
import { useStore } from '../ui/store.ts'
import { collected, edited, shared } from './asked.ts'

// Fetched when the first is wanted.
const EditDialog = lazy(async () => ({ default: (await import('./edit/edit-dialog.tsx')).EditDialog }))
const CollectDialog = lazy(async () => ({ default: (await import('./playlists/collect-dialog.tsx')).CollectDialog }))
const ShareDialog = lazy(async () => ({ default: (await import('./sharing/share-dialog.tsx')).ShareDialog }))

/** The dialogs of the room, opened from wherever tracks are. */
export const Dialogs = () => {
  const editing = useStore(edited)
  const collecting = useStore(collected)
  const sharing = useStore(shared)
  return (
    <Suspense>
      {editing.length > 0 && <EditDialog key={editing.join()} ids={editing} />}
      {collecting.length > 0 && <CollectDialog ids={collecting} onClose={() => collected.set([])} />}
      {sharing !== undefined && <ShareDialog {...sharing} onClose={() => shared.set(undefined)} />}
    </Suspense>
  )
}
