import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { ChevronLeft, FolderOpen, Globe, Lock, MoreHorizontal, Pencil, Play, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { sentenceOf } from '../../../../failure.ts'
import { soundsKey } from '../../../../sounds/cache.ts'
import { CollectionDialog } from '../../../../sounds/collections/collection-dialog.tsx'
import { Ordered } from '../../../../sounds/collections/ordered.tsx'
import { itemOf, toggleItem } from '../../../../sounds/playing.ts'
import { CopyButton } from '../../../../sounds/shares/copy-button.tsx'
import { api, queries, trpc } from '../../../../trpc.ts'
import { Button, IconButton } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Menu, MenuItem, MenuLine } from '../../../../ui/menu.tsx'
import { MoreRows } from '../../../../ui/more-rows.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { tellUndoable } from '../../../../ui/toasts.tsx'
import { collections as room } from '../../../../words/collections.ts'
import { useWords } from '../../../../words/language.ts'
import { ui } from '../../../../words/ui.ts'
import './-collections.css'

const CollectionPage = () => {
  const words = useWords(room)
  const parts = useWords(ui)
  const { id } = Route.useParams()
  const navigate = Route.useNavigate()
  const [editing, setEditing] = useState(false)
  const { data: collection, isPending, error } = useQuery(trpc.sounds.collections.get.queryOptions({ id }))
  const query = useInfiniteQuery(
    trpc.sounds.collections.sounds.infiniteQueryOptions(
      { collectionId: id, limit: 100 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  const stale = () => queries.invalidateQueries({ queryKey: soundsKey })
  const setPublic = useMutation(trpc.sounds.collections.setPublic.mutationOptions({ meta: { stale: [soundsKey] } }))
  const remove = useMutation(
    trpc.sounds.collections.remove.mutationOptions({
      onSuccess: () => {
        tellUndoable({
          what: words.removed(collection?.name ?? ''),
          takeBack: () => api.sounds.collections.restore.mutate({ id }).then(stale),
        })
        void navigate({ to: '/sounds/collections' })
      },
      meta: { stale: [soundsKey] },
    }),
  )
  const sounds = query.data?.pages.flatMap((page) => page.items) ?? []
  const queue = sounds.flatMap((sound) => itemOf(sound) ?? [])
  const first = queue[0]
  return (
    <div className="page" data-hue="coral">
      <header className="page-head">
        <div className="line">
          <Link to="/sounds/collections" className="icon-button" aria-label={words.title} title={words.title}>
            <ChevronLeft />
          </Link>
          <h1>{collection?.name ?? ' '}</h1>
        </div>
        {collection !== undefined && (
          <div className="page-action">
            <Button
              look="primary"
              icon={<Play />}
              disabled={first === undefined}
              onClick={() => first && toggleItem(first, queue)}
            >
              {words.playAll}
            </Button>
            {collection.isPublic && <CopyButton text={`${location.origin}/c/${id}`}>{words.copyLink}</CopyButton>}
            <Menu
              trigger={
                <IconButton label={parts.more}>
                  <MoreHorizontal />
                </IconButton>
              }
            >
              <MenuItem icon={<Pencil />} onPick={() => setEditing(true)}>
                {words.edit}
              </MenuItem>
              <MenuItem
                icon={collection.isPublic ? <Lock /> : <Globe />}
                onPick={() => setPublic.mutate({ id, value: !collection.isPublic })}
              >
                {collection.isPublic ? words.makePrivate : words.makePublic}
              </MenuItem>
              <MenuLine />
              <MenuItem icon={<Trash2 />} danger onPick={() => remove.mutate({ id })}>
                {words.remove}
              </MenuItem>
            </Menu>
          </div>
        )}
      </header>
      {isPending && <Skeleton rows={5} />}
      {error !== null && <EmptyState title={sentenceOf(error)} />}
      {collection !== undefined && (
        <>
          {collection.description !== null && <p className="collection-about">{collection.description}</p>}
          {sounds.length === 0 && query.isSuccess ? (
            <EmptyState glyph={<FolderOpen />} title={words.emptyCollectionTitle}>
              {words.emptyCollectionText}
            </EmptyState>
          ) : (
            <Ordered collectionId={id} sounds={sounds} queue={queue} />
          )}
          <MoreRows query={query} />
          <CollectionDialog open={editing} onClose={() => setEditing(false)} collection={collection} />
        </>
      )}
    </div>
  )
}

export const Route = createFileRoute('/_app/sounds/collections/$id')({ component: CollectionPage })
