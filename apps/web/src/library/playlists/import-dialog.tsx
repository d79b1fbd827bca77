import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'
import { sentenceOf } from '../../failure.ts'
import { api, type Outputs } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { submitted, textOf } from '../../ui/form.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { tell } from '../../ui/toasts.tsx'
import { useWords } from '../../words/language.ts'
import { playlistFiles } from '../../words/playlist-files.ts'
import { stale } from '../cache.ts'
import { Candidates } from './candidates.tsx'
import { base64Of } from './read-file.ts'
import './import.css'

type Read = Outputs['library']['playlists']['readFile']
type Choices = Readonly<Record<number, string | null>>

/** What a file says and what it would become; nothing is kept before it is said so. */
const ImportForm = ({
  file,
  read,
  base64,
  onMade,
}: {
  file: File
  read: Read
  base64: string
  onMade: (made: { id: string }) => void
}) => {
  const words = useWords(playlistFiles)
  const [choices, setChoices] = useState<Choices>({})
  const make = useMutation({
    mutationFn: (title: string) =>
      api.library.playlists.importFile.mutate({
        name: file.name,
        base64,
        title,
        choices: Object.entries(choices).map(([index, trackId]) => ({ index: Number(index), trackId })),
      }),
    onSuccess: async ({ playlistId, matched, unmatched }) => {
      tell(words.made(matched, unmatched))
      await stale()
      onMade({ id: playlistId })
    },
    meta: { quiet: true },
  })
  const doubtful = read.entries.filter(({ match }) => match === null)
  const chosen = doubtful.filter(({ index }) => choices[index] != null).length
  return (
    <form className="stack" onSubmit={submitted((form) => make.mutate(textOf(form, 'name').trim()))} data-hue="blue">
      <Field
        label={words.name}
        name="name"
        required
        maxLength={255}
        defaultValue={(read.title ?? file.name.replace(/\.[^.]+$/, '')).slice(0, 255)}
      />
      <p>
        <strong className="tabular">
          {words.found(read.entries.length - doubtful.length + chosen, read.entries.length)}
        </strong>{' '}
        {doubtful.length > 0 && <span className="quiet">{words.rest}</span>}
      </p>
      {doubtful.length > 0 && (
        <details open={doubtful.length < 6}>
          <summary>{words.doubtful(doubtful.length)}</summary>
          <ul className="import-list">
            {doubtful.slice(0, 500).map((entry) => (
              <li key={entry.index}>
                <Candidates
                  entry={entry}
                  chosen={choices[entry.index] ?? null}
                  onChoose={(trackId) => setChoices({ ...choices, [entry.index]: trackId })}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
      {make.error !== null && (
        <p className="notice" data-kind="error" role="alert">
          {sentenceOf(make.error)}
        </p>
      )}
      <Button look="primary" type="submit" working={make.isPending}>
        {words.make}
      </Button>
    </form>
  )
}

type ImportDialogProps = {
  files: readonly File[]
  onFiles: (files: readonly File[]) => void
  onMade: (made: { id: string }) => void
  children: ReactNode
}

/** The button that picks playlist files, and what it shows of the first of them; the others follow. */
export const ImportDialog = ({ files, onFiles, onMade, children }: ImportDialogProps) => {
  const words = useWords(playlistFiles)
  const picker = useRef<HTMLInputElement>(null)
  const [file, ...rest] = files
  const query = useQuery({
    queryKey: ['playlist file', file?.name, file?.size, file?.lastModified],
    queryFn: async () => {
      if (file === undefined) throw new Error('no file')
      const base64 = await base64Of(file)
      return { base64, read: await api.library.playlists.readFile.mutate({ name: file.name, base64 }) }
    },
    enabled: file !== undefined,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  return (
    <>
      <Button icon={children} onClick={() => picker.current?.click()}>
        {words.import}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        tabIndex={-1}
        aria-label={words.import}
        accept=".m3u,.m3u8,.xspf,.jspf,.json"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <Dialog open={file !== undefined} onClose={() => onFiles(rest)} title={words.title(file?.name ?? '')} wide>
        {query.error !== null && (
          <p className="notice" data-kind="error" role="alert">
            {sentenceOf(query.error)}
          </p>
        )}
        {query.isLoading && (
          <>
            <p className="quiet" role="status">
              {words.reading}
            </p>
            <Skeleton rows={3} />
          </>
        )}
        {file !== undefined && query.data !== undefined && (
          <ImportForm
            key={`${file.name} ${file.lastModified}`}
            file={file}
            {...query.data}
            onMade={(made) => {
              onFiles(rest)
              if (rest.length === 0) onMade(made)
            }}
          />
        )}
      </Dialog>
    </>
  )
}
