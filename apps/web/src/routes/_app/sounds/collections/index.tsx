import { createFileRoute, Link } from '@tanstack/react-router'
import { FolderPlus, Globe, Plus } from 'lucide-react'
import { useState } from 'react'
import { CollectionDialog } from '../../../../sounds/collections/collection-dialog.tsx'
import { useCollections } from '../../../../sounds/collections/use-collections.ts'
import { RoomTabs } from '../../../../sounds/room-tabs.tsx'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { When } from '../../../../ui/when.tsx'
import { collections as room } from '../../../../words/collections.ts'
import { useWords } from '../../../../words/language.ts'
import './-collections.css'

const Collections = () => {
  const words = useWords(room)
  const navigate = Route.useNavigate()
  const [creating, setCreating] = useState(false)
  const { collections, isPending, hasNextPage, fetchNextPage } = useCollections()
  const create = (
    <Button look="primary" icon={<Plus />} onClick={() => setCreating(true)}>
      {words.create}
    </Button>
  )
  return (
    <div className="page" data-hue="coral">
      <header className="page-head">
        <h1>{words.title}</h1>
        <RoomTabs />
        {collections.length > 0 && <div className="page-action">{create}</div>}
      </header>
      {isPending && <Skeleton rows={4} height="72px" />}
      {!isPending && collections.length === 0 && (
        <EmptyState glyph={<FolderPlus />} title={words.emptyTitle} actions={create}>
          {words.emptyText}
        </EmptyState>
      )}
      {collections.length > 0 && (
        <>
          <ul className="collections">
            {collections.map((collection) => (
              <li key={collection.id} className="card">
                <Link to="/sounds/collections/$id" params={{ id: collection.id }}>
                  <h2 className="truncate">{collection.name}</h2>
                  <p className="quiet truncate">{collection.description ?? ' '}</p>
                  <p className="collections-facts tabular">
                    {words.count(collection.soundCount)}
                    {collection.isPublic && (
                      <span className="chip">
                        <Globe size={12} aria-hidden="true" /> {words.public}
                      </span>
                    )}
                    <span className="quiet">
                      <When at={collection.updatedAt} />
                    </span>
                  </p>
                </Link>
              </li>
            ))}
          </ul>
          {hasNextPage && <Button onClick={() => void fetchNextPage()}>…</Button>}
        </>
      )}
      <CollectionDialog
        open={creating}
        onClose={() => setCreating(false)}
        onMade={({ id }) => void navigate({ to: '/sounds/collections/$id', params: { id } })}
      />
    </div>
  )
}

export const Route = createFileRoute('/_app/sounds/collections/')({ component: Collections })
