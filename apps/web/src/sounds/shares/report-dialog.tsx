import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../../failure.ts'
import { trpc } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { submitted, textOf } from '../../ui/form.ts'
import { tell } from '../../ui/toasts.tsx'
import { useWords } from '../../words/language.ts'
import { shares } from '../../words/shares.ts'

const reasons = ['illegal', 'hateful', 'sexual', 'spam', 'copyright', 'other'] as const

export type Reported =
  | { generationId: string; token: string }
  | { collectionId: string }
  | { playlistId: string }
  | { linkToken: string }

/** Tells whoever runs the server about a shared sound, a public collection or playlist, or what a link shows. */
export const ReportDialog = ({ open, onClose, about }: { open: boolean; onClose: () => void; about: Reported }) => {
  const words = useWords(shares)
  const [reason, setReason] = useState<(typeof reasons)[number]>('other')
  const ended = {
    onSuccess: () => {
      tell(words.reported)
      onClose()
    },
    meta: { quiet: true },
  }
  const sound = useMutation(trpc.sounds.report.mutationOptions(ended))
  const collection = useMutation(trpc.sounds.reportCollection.mutationOptions(ended))
  const playlist = useMutation(trpc.library.reportPlaylist.mutationOptions(ended))
  const opened = useMutation(trpc.library.reportOpened.mutationOptions(ended))
  const report = [sound, collection, playlist, opened].find(({ isIdle }) => !isIdle) ?? sound
  return (
    <Dialog open={open} onClose={onClose} title={titleOf(about, words)} description={words.reportText}>
      <form
        className="stack"
        onSubmit={submitted((form) => {
          const note = textOf(form, 'note').trim()
          const said = { reason, ...(note && { note }) }
          if ('collectionId' in about) collection.mutate({ ...about, ...said })
          else if ('playlistId' in about) playlist.mutate({ id: about.playlistId, ...said })
          else if ('linkToken' in about) opened.mutate({ token: about.linkToken, ...said })
          else sound.mutate({ ...about, ...said })
        })}
      >
        <fieldset className="choices">
          <legend>{words.reason}</legend>
          {reasons.map((value) => (
            <label key={value}>
              <input
                type="radio"
                name="reason"
                value={value}
                checked={reason === value}
                onChange={() => setReason(value)}
              />{' '}
              {words.reasons[value]}
            </label>
          ))}
        </fieldset>
        <TextField
          label={words.note}
          name="note"
          maxLength={1000}
          error={report.error === null ? undefined : sentenceOf(report.error)}
        />
        <Button look="primary" type="submit" working={report.isPending}>
          {words.send}
        </Button>
      </form>
    </Dialog>
  )
}

function titleOf(about: Reported, words: (typeof shares)['en']): string {
  if ('collectionId' in about) return words.reportCollectionTitle
  if ('playlistId' in about) return words.reportPlaylistTitle
  return 'linkToken' in about ? words.reportShownTitle : words.reportTitle
}
