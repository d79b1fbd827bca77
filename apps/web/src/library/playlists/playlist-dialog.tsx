import { useMutation } from '@tanstack/react-query'
import { fieldError, formError } from '../../failure.ts'
import { api } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, TextField } from '../../ui/field.tsx'
import { submitted, textOf } from '../../ui/form.ts'
import { useWords } from '../../words/language.ts'
import { playlists } from '../../words/playlists.ts'
import { stale } from '../cache.ts'
import { changePlaylist } from './deeds.ts'
import type { Playlist } from './types.ts'

type Made = { id: string; name: string }
type PlaylistDialogProps = {
  open: boolean
  onClose: () => void
  playlist?: Pick<Playlist, 'id' | 'name' | 'description' | 'isPublic'>
  onMade?: (made: Made) => void
}

/** Names a new playlist, or changes the name and description of an old one. */
export const PlaylistDialog = ({ open, onClose, playlist, onMade }: PlaylistDialogProps) => {
  const words = useWords(playlists)
  const save = useMutation({
    mutationFn: async (form: FormData): Promise<Made> => {
      const name = textOf(form, 'name').trim()
      const description = textOf(form, 'description').trim() || null
      const isPublic = form.get('public') === 'on'
      if (playlist !== undefined) {
        await changePlaylist(playlist, { name, description, isPublic })
        return { id: playlist.id, name }
      }
      const made = await api.library.playlists.create.mutate({ name, description, isPublic })
      await stale()
      return made
    },
    onSuccess: (made) => {
      onClose()
      onMade?.(made)
    },
    meta: { quiet: true },
  })
  return (
    <Dialog open={open} onClose={onClose} title={playlist === undefined ? words.create : words.edit}>
      <form className="stack" onSubmit={submitted(save.mutate)} data-hue="blue">
        <Field
          label={words.name}
          name="name"
          required
          maxLength={255}
          autoFocus
          defaultValue={playlist?.name}
          error={fieldError(save.error, 'name')}
        />
        <TextField
          label={words.description}
          name="description"
          maxLength={2000}
          hint={words.descriptionHint}
          defaultValue={playlist?.description ?? ''}
          error={fieldError(save.error, 'description') ?? formError(save.error, ['name', 'description'])}
        />
        <div className="choices">
          <label>
            <input type="checkbox" name="public" defaultChecked={playlist?.isPublic} /> {words.public}
          </label>
          <p className="field-note">{words.publicHint}</p>
        </div>
        <Button look="primary" type="submit" working={save.isPending}>
          {playlist === undefined ? words.create : words.save}
        </Button>
      </form>
    </Dialog>
  )
}
