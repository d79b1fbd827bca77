import { useMutation } from '@tanstack/react-query'
import { codeOf, sentenceOf } from '../../failure.ts'
import { api, queries } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, TextField } from '../../ui/field.tsx'
import { submitted, textOf } from '../../ui/form.ts'
import { useWords } from '../../words/language.ts'
import { collections } from '../../words/collections.ts'
import { soundsKey } from '../cache.ts'
import type { Collection } from '../types.ts'

type Made = { id: string; name: string }
type CollectionDialogProps = {
  open: boolean
  onClose: () => void
  collection?: Pick<Collection, 'id' | 'name'> & { description?: string | null | undefined }
  onMade?: (made: Made) => void
}

/** Names a new collection, or changes the name and description of an old one. */
export const CollectionDialog = ({ open, onClose, collection, onMade }: CollectionDialogProps) => {
  const words = useWords(collections)
  const save = useMutation({
    mutationFn: async (form: FormData): Promise<Made> => {
      const name = textOf(form, 'name').trim()
      const description = textOf(form, 'description').trim()
      if (collection === undefined)
        return api.sounds.collections.create.mutate({ name, ...(description && { description }) })
      if (name !== collection.name) await api.sounds.collections.rename.mutate({ id: collection.id, name })
      if (description !== (collection.description ?? ''))
        await api.sounds.collections.describe.mutate({ id: collection.id, description })
      return { id: collection.id, name }
    },
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: soundsKey })
      onClose()
      onMade?.(made)
    },
    meta: { quiet: true },
  })
  const wrong = save.error === null ? undefined : sentenceOf(save.error)
  const aboutName = codeOf(save.error) === 'name_taken'
  return (
    <Dialog open={open} onClose={onClose} title={collection === undefined ? words.create : words.edit}>
      <form className="stack" onSubmit={submitted(save.mutate)}>
        <Field
          label={words.name}
          name="name"
          required
          maxLength={100}
          autoFocus
          defaultValue={collection?.name}
          error={aboutName ? wrong : undefined}
        />
        <TextField
          label={words.description}
          name="description"
          maxLength={2000}
          hint={words.descriptionHint}
          defaultValue={collection?.description ?? ''}
          error={aboutName ? undefined : wrong}
        />
        <Button look="primary" type="submit" working={save.isPending}>
          {collection === undefined ? words.create : words.save}
        </Button>
      </form>
    </Dialog>
  )
}
