import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { api, trpc } from '../../trpc.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { submitted } from '../../ui/form.ts'
import { tellUndoable } from '../../ui/toasts.tsx'
import { useWords } from '../../words/language.ts'
import { track as catalogue } from '../../words/track.ts'
import { attempt, undoEdit } from '../deeds.ts'

/** Keys and values of the owner's own, by which the track is found as well. */
export const OwnTags = ({ id }: { id: string }) => {
  const words = useWords(catalogue)
  const { data } = useQuery(trpc.library.tracks.metadata.queryOptions({ id }))
  const [key, setKey] = useState('')
  const [value, setValue] = useState('')
  const done = (what: string, revisionId: string | null) => {
    if (revisionId !== null) tellUndoable({ what, takeBack: () => undoEdit(revisionId) })
  }
  const add = () =>
    attempt(async () => {
      const { revisionId } = await api.library.tracks.setMetadata.mutate({ trackIds: [id], key, value })
      setKey('')
      setValue('')
      done(words.ownSet(key), revisionId)
    })
  const remove = (name: string) =>
    attempt(async () => {
      const { revisionId } = await api.library.tracks.removeMetadata.mutate({ trackIds: [id], key: name })
      done(words.ownRemoved(name), revisionId)
    })
  return (
    <section>
      <h3>{words.own}</h3>
      {data !== undefined && data.own.length > 0 && (
        <dl className="facts">
          {data.own.map((one) => (
            <div key={one.key}>
              <dt>{one.key}</dt>
              <dd className="tag-now">
                <span>{one.value}</span>
                <IconButton label={words.removeOwn(one.key)} onClick={() => void remove(one.key)}>
                  <X />
                </IconButton>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {data?.own.length === 0 && <p className="quiet">{words.ownText}</p>}
      <form className="own-tag" onSubmit={submitted(() => void add())}>
        <input
          className="input"
          aria-label={words.name}
          placeholder={words.name}
          value={key}
          maxLength={100}
          required
          onChange={(event) => setKey(event.target.value)}
        />
        <input
          className="input"
          aria-label={words.value}
          placeholder={words.value}
          value={value}
          maxLength={2000}
          required
          onChange={(event) => setValue(event.target.value)}
        />
        <Button type="submit" icon={<Plus />} disabled={key.trim() === '' || value.trim() === ''}>
          {words.add}
        </Button>
      </form>
    </section>
  )
}
