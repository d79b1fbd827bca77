import { Check } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { FilterButton } from './filter-button.tsx'
import { useNamed, useNameOf, type Kind } from './named.ts'

type NameFilterProps = { kind: Kind; value: string | undefined; onChange: (id: string | undefined) => void }

/** One artist, album or genre, found by typing. */
export const NameFilter = ({ kind, value, onChange }: NameFilterProps) => {
  const words = useWords(library)
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const { named, isPending } = useNamed(kind, text, open)
  const name = words.columns[kind]
  const unknown = { artist: words.unknownArtist, album: words.unknownAlbum, genre: words.unknownGenre }[kind]
  const chosen = useNameOf(kind, value)
  const done = (id: string | undefined) => {
    setOpen(false)
    setText('')
    onChange(id)
  }
  return (
    <Popover
      label={words.filterBy(name)}
      open={open}
      onOpen={setOpen}
      trigger={<FilterButton name={name} value={value === undefined ? undefined : (chosen ?? '…') || unknown} />}
    >
      <input
        className="input"
        type="search"
        autoFocus
        aria-label={words.typeToFind(name)}
        placeholder={words.typeToFind(name)}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="filter-names">
        {isPending && <Skeleton rows={4} height="34px" />}
        {named.map((one) => (
          <li key={one.id}>
            <button type="button" aria-pressed={one.id === value} onClick={() => done(one.id)}>
              <span className="truncate">{one.name === '' ? unknown : one.name}</span>
              {one.note !== undefined && <span className="quiet truncate">{one.note}</span>}
              {one.id === value && <Check aria-hidden="true" />}
            </button>
          </li>
        ))}
        {!isPending && named.length === 0 && <li className="quiet filter-none">{words.nothingNamed}</li>}
      </ul>
      {value !== undefined && <Button onClick={() => done(undefined)}>{words.clear}</Button>}
    </Popover>
  )
}
