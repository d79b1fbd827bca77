import { useInfiniteQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { trpc, type Outputs } from '../../trpc.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { tell } from '../../ui/toasts.tsx'
import { When } from '../../ui/when.tsx'
import { useWords } from '../../words/language.ts'
import { track as catalogue } from '../../words/track.ts'
import { ui } from '../../words/ui.ts'
import { attempt, undoEdit } from '../deeds.ts'
import { fields } from '../edit/fields.ts'

type Edit = Outputs['library']['tracks']['history']['items'][number]

/** What an edit did to the track, a line each. */
const useSaid = () => {
  const words = useWords(catalogue)
  const say = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? words.quoted(String(value)) : words.nothing
  return (edit: Edit): readonly string[] => {
    if (edit.deed === 'cover') return [words.coverChanged]
    if (edit.deed === 'lyrics') return [words.lyricsChanged]
    if (edit.how !== null) return [words.entries[edit.how](edit.playlist ?? '')]
    const names = [...new Set([...Object.keys(edit.was ?? {}), ...Object.keys(edit.became ?? {})])]
    return names.map((name) => {
      const field = fields.find((one) => one === name)
      return words.changed(
        field === undefined ? name : words.fields[field],
        say(edit.was?.[name]),
        say(edit.became?.[name]),
      )
    })
  }
}

/** What was ever done to a track; each deed can be taken back by itself. */
export const History = ({ id }: { id: string }) => {
  const words = useWords(catalogue)
  const parts = useWords(ui)
  const said = useSaid()
  const query = useInfiniteQuery(
    trpc.library.tracks.history.infiniteQueryOptions(
      { trackId: id, limit: 10 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  const edits = query.data?.pages.flatMap((page) => page.items)
  const undo = async (edit: Edit) => {
    if (await attempt(() => undoEdit(edit.id))) tell(words.undoneNow)
  }
  return (
    <section>
      <h3>{words.history}</h3>
      {edits?.length === 0 && <p className="quiet">{words.untouched}</p>}
      <ol className="track-history">
        {edits?.map((edit) => (
          <li key={edit.id} data-undone={edit.undoneAt !== null || undefined}>
            <div>
              {edit.undoes !== null && <p className="quiet">{words.takenBack}</p>}
              {said(edit).map((line) => (
                <p key={line}>{line}</p>
              ))}
              <p className="quiet">
                <When at={edit.createdAt} />
                {edit.itemCount > 1 && ` ${words.alsoOthers(edit.itemCount - 1)}`}
                {edit.undoneAt !== null && ` · ${words.undone}`}
              </p>
            </div>
            {edit.undoneAt === null && (
              <IconButton label={words.undo} onClick={() => void undo(edit)}>
                <Undo2 />
              </IconButton>
            )}
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button look="quiet" onClick={() => void query.fetchNextPage()}>
          {parts.more}
        </Button>
      )}
    </section>
  )
}
