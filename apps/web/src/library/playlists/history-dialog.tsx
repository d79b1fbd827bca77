import { useInfiniteQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { trpc } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MoreRows } from '../../ui/more-rows.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { tell } from '../../ui/toasts.tsx'
import { When } from '../../ui/when.tsx'
import { useWords } from '../../words/language.ts'
import { playlists } from '../../words/playlists.ts'
import { attempt, undoEdit } from '../deeds.ts'
import type { Revision } from './types.ts'

/** The tracks an edit was about, and what it did to them. */
const Items = ({ revisionId }: { revisionId: string }) => {
  const query = useInfiniteQuery(
    trpc.library.revisions.items.infiniteQueryOptions(
      { revisionId, limit: 50 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  return (
    <ul className="edits-items">
      {query.data?.pages
        .flatMap(({ items }) => items)
        .map(({ trackId, title, artist }) => (
          <li key={trackId} className="truncate">
            {title} <span className="quiet">{artist}</span>
          </li>
        ))}
      <MoreRows query={query} />
    </ul>
  )
}

const HistoryRow = ({ revision, what }: { revision: Revision; what: string }) => {
  const words = useWords(playlists)
  const [open, setOpen] = useState(false)
  const [working, setWorking] = useState(false)
  const undo = async () => {
    setWorking(true)
    if (await attempt(() => undoEdit(revision.id))) tell(words.undone)
    setWorking(false)
  }
  return (
    <li className="edits-row" data-undone={revision.undoneAt !== null || undefined}>
      <div>
        {revision.itemCount > 0 ? (
          <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {what}
          </button>
        ) : (
          <span>{what}</span>
        )}
        <p className="quiet">
          <When at={revision.createdAt} />
          {', '}
          {revision.via === 'app' ? words.you : words.through(revision.via)}
        </p>
      </div>
      {revision.undoneAt === null ? (
        <Button icon={<Undo2 />} working={working} onClick={() => void undo()}>
          {words.undo}
        </Button>
      ) : (
        <span className="quiet">{words.undone}</span>
      )}
      {open && <Items revisionId={revision.id} />}
    </li>
  )
}

/** Everything that was done to a playlist: who added what, and when. Each edit can be taken back. */
export const HistoryDialog = ({ id, open, onClose }: { id: string; open: boolean; onClose: () => void }) => {
  const words = useWords(playlists)
  const query = useInfiniteQuery(
    trpc.library.revisions.list.infiniteQueryOptions(
      { playlistId: id, limit: 30 },
      { getNextPageParam: (page) => page.nextCursor, enabled: open },
    ),
  )
  const revisions = query.data?.pages.flatMap(({ items }) => items) ?? []
  const names: Readonly<Record<string, string>> = {
    name: words.name,
    description: words.description,
    isPublic: words.public,
  }
  const whatOf = ({ deed, after, itemCount, undoes, how }: Revision): string => {
    const what =
      deed === 'playlist'
        ? words.deeds.fields(
            Object.keys(after ?? {})
              .map((field) => names[field] ?? field)
              .join(', '),
          )
        : how === null
          ? words.deeds.changed(itemCount)
          : words.deeds[how](itemCount)
    return undoes === null ? what : words.deeds.tookBack(what)
  }
  return (
    <Dialog open={open} onClose={onClose} title={words.history} wide>
      {query.isPending && <Skeleton rows={4} />}
      {query.isSuccess && revisions.length === 0 && <p className="quiet">{words.historyEmpty}</p>}
      <ul className="edits" data-hue="blue">
        {revisions.map((revision) => (
          <HistoryRow key={revision.id} revision={revision} what={whatOf(revision)} />
        ))}
      </ul>
      <MoreRows query={query} />
    </Dialog>
  )
}
