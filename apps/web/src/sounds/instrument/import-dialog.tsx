import { useMutation } from '@tanstack/react-query'
import { sentenceOf } from '../../failure.ts'
import { trpc } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { submitted, textOf } from '../../ui/form.ts'
import { useWords } from '../../words/language.ts'
import { sounds } from '../../words/sounds.ts'
import { soundsKey } from '../cache.ts'

/** Takes a parameter string of another synthesiser. */
export const ImportDialog = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const words = useWords(sounds)
  const take = useMutation(
    trpc.sounds.importPatch.mutationOptions({ onSuccess: onClose, meta: { quiet: true, stale: [soundsKey] } }),
  )
  return (
    <Dialog open={open} onClose={onClose} title={words.importPatch} description={words.importText}>
      <form className="stack" onSubmit={submitted((form) => take.mutate({ text: textOf(form, 'text') }))}>
        <TextField
          label={words.importLabel}
          name="text"
          rows={4}
          required
          maxLength={5000}
          spellCheck={false}
          autoFocus
          error={take.error === null ? undefined : sentenceOf(take.error)}
        />
        <Button look="primary" type="submit" working={take.isPending}>
          {words.importButton}
        </Button>
      </form>
    </Dialog>
  )
}
