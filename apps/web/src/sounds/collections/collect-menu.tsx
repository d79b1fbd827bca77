import { FolderPlus, Plus } from 'lucide-react'
import { useState } from 'react'
import { sentenceOf } from '../../failure.ts'
import { api, queries } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { tellError, tellUndoable } from '../../ui/toasts.tsx'
import { useWords } from '../../words/language.ts'
import { collections as room } from '../../words/collections.ts'
import { soundsKey } from '../cache.ts'
import { CollectionDialog } from './collection-dialog.tsx'
import { useCollections } from './use-collections.ts'

const stale = () => queries.invalidateQueries({ queryKey: soundsKey })

/** Puts sounds into a collection, an old one or a new one. */
export const CollectMenu = ({ ids }: { ids: readonly string[] }) => {
  const words = useWords(room)
  const { collections } = useCollections()
  const [creating, setCreating] = useState(false)
  const add = async (collection: { id: string; name: string }) => {
    const collectionId = collection.id
    try {
      await api.sounds.collections.add.mutate({ collectionId, generationIds: [...ids] }).then(stale)
      tellUndoable({
        what: words.addedTo(collection.name),
        takeBack: () =>
          Promise.all(
            ids.map((generationId) => api.sounds.collections.removeSound.mutate({ collectionId, generationId })),
          ).then(stale),
      })
    } catch (failure) {
      tellError(sentenceOf(failure))
    }
  }
  return (
    <>
      <Menu trigger={<Button icon={<FolderPlus />}>{words.add}</Button>}>
        {collections.map((collection) => (
          <MenuItem key={collection.id} onPick={() => void add(collection)}>
            {collection.name}
          </MenuItem>
        ))}
        {collections.length > 0 && <MenuLine />}
        <MenuItem icon={<Plus />} onPick={() => setCreating(true)}>
          {words.create}
        </MenuItem>
      </Menu>
      <CollectionDialog open={creating} onClose={() => setCreating(false)} onMade={(made) => void add(made)} />
    </>
  )
}
