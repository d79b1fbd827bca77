import { useState } from 'react'
import { sentenceOf } from '../../failure.ts'
import { api } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field as Input } from '../../ui/field.tsx'
import { useFocusBack } from '../../ui/focus-back.ts'
import { submitted } from '../../ui/form.ts'
import { tellUndoable } from '../../ui/toasts.tsx'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { track as catalogue } from '../../words/track.ts'
import { ui } from '../../words/ui.ts'
import { edited } from '../asked.ts'
import { stale } from '../cache.ts'
import { undoEdit } from '../deeds.ts'
import { CoverDrop } from './cover-drop.tsx'
import { changeOf, common, fields, isNumber, wrongWith, type Field } from './fields.ts'
import { useTracksOf } from './use-tracks-of.ts'
import './edit.css'

/** Says of one or many tracks what their owner knows better than the file. */
export const EditDialog = ({ ids }: { ids: readonly string[] }) => {
  const words = useWords(catalogue)
  const room = useWords(library)
  const parts = useWords(ui)
  const { tracks, complete } = useTracksOf(ids)
  useFocusBack()
  const [typed, setTyped] = useState<Partial<Record<Field, string>>>({})
  const [working, setWorking] = useState(false)
  const [failure, setFailure] = useState<string>()
  const shared = (field: Field) => common(tracks, complete, field)
  const close = () => edited.set([])
  const change = changeOf(typed, shared)
  const wrong = (field: Field) => {
    const now = typed[field]
    const why = now === undefined ? undefined : wrongWith(field, now)
    return why && words[why]
  }
  const save = async () => {
    if (fields.some((field) => wrong(field) !== undefined)) return
    if (Object.keys(change).length === 0) return close()
    setWorking(true)
    setFailure(undefined)
    try {
      const { revisionId, changed } = await api.library.tracks.edit.mutate({ trackIds: [...ids], change })
      await stale()
      close()
      if (revisionId !== null) tellUndoable({ what: words.edited(changed), takeBack: () => undoEdit(revisionId) })
    } catch (error) {
      setFailure(sentenceOf(error))
      setWorking(false)
    }
  }
  return (
    <Dialog
      open
      onClose={close}
      title={ids.length === 1 ? room.edit : room.editMany(ids.length)}
      description={words.editText}
      wide
      actions={
        <>
          <Button onClick={close}>{parts.cancel}</Button>
          <Button look="primary" type="submit" form="edit-tags" working={working}>
            {words.save}
          </Button>
        </>
      }
    >
      <form id="edit-tags" className="edit-tags" onSubmit={submitted(() => void save())}>
        <CoverDrop ids={ids} tracks={tracks} complete={complete} />
        <div className="edit-fields">
          {fields.map((field, index) => {
            const value = shared(field)
            return (
              <div key={field} className={`edit-${field}`}>
                <Input
                  label={words.fields[field]}
                  value={typed[field] ?? value ?? ''}
                  placeholder={
                    value !== undefined || tracks.length === 0 ? undefined : isNumber(field) ? '…' : words.several
                  }
                  inputMode={isNumber(field) ? 'numeric' : 'text'}
                  maxLength={isNumber(field) ? 4 : 500}
                  autoFocus={index === 0}
                  error={wrong(field)}
                  onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
                />
              </div>
            )
          })}
        </div>
        {failure !== undefined && (
          <p className="notice" data-kind="error" role="alert">
            {failure}
          </p>
        )}
      </form>
    </Dialog>
  )
}
