import { useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { api, trpc } from '../../trpc.ts'
import { IconButton } from '../../ui/button.tsx'
import { tellUndoable } from '../../ui/toasts.tsx'
import { useWords } from '../../words/language.ts'
import { track as catalogue } from '../../words/track.ts'
import { attempt, undoEdit } from '../deeds.ts'
import { fields, type Field } from '../edit/fields.ts'
import type { WholeTrack } from '../types.ts'

/** What is in force, and where that is not what the file says, what the file says. */
export const Tags = ({ track }: { track: WholeTrack }) => {
  const words = useWords(catalogue)
  const { data } = useQuery(trpc.library.tracks.metadata.queryOptions({ id: track.id }))
  const reset = (field: Field) =>
    attempt(async () => {
      const { revisionId } = await api.library.tracks.reset.mutate({ trackIds: [track.id], fields: [field] })
      if (revisionId !== null) tellUndoable({ what: words.usedFile, takeBack: () => undoEdit(revisionId) })
    })
  const shown = fields.filter((field) => track[field] !== null || field in track.overlay)
  return (
    <section>
      <h3>{words.tags}</h3>
      <dl className="facts">
        {shown.map((field) => {
          const said = data?.said[field]
          return (
            <div key={field}>
              <dt>{words.fields[field]}</dt>
              <dd className="tag-now">
                <span>
                  {track[field] ?? <span className="quiet">{words.nothing}</span>}
                  {field in track.overlay && data !== undefined && (
                    <span className="fact-under">
                      {said == null || said === '' ? words.fileSaysNothing : words.fileSays(String(said))}
                    </span>
                  )}
                </span>
                {field in track.overlay && (
                  <IconButton label={words.letFile(words.fields[field])} onClick={() => void reset(field)}>
                    <RotateCcw />
                  </IconButton>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
