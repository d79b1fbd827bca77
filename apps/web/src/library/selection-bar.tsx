import { ListMusic, Pencil, Trash2, X } from 'lucide-react'
import { Button, IconButton } from '../ui/button.tsx'
import { useWords } from '../words/language.ts'
import { library } from '../words/library.ts'
import { ui } from '../words/ui.ts'
import { collected, edited } from './asked.ts'
import { removeTracks } from './deeds.ts'

/** What can be done with several tracks at once; there while any is selected. */
export const SelectionBar = ({ selected, onClear }: { selected: readonly string[]; onClear: () => void }) => {
  const words = useWords(library)
  const parts = useWords(ui)
  if (selected.length === 0) return null
  return (
    <div className="library-selection" role="toolbar" aria-label={parts.selected(selected.length)}>
      <span className="tabular">{parts.selected(selected.length)}</span>
      <Button icon={<Pencil />} onClick={() => edited.set(selected)}>
        {words.edit}
      </Button>
      <Button icon={<ListMusic />} onClick={() => collected.set(selected)}>
        {words.addToPlaylist}
      </Button>
      <IconButton
        label={words.remove}
        onClick={() => {
          void removeTracks(selected.map((id) => ({ id, title: words.theTrack })))
          onClear()
        }}
      >
        <Trash2 />
      </IconButton>
      <IconButton label={parts.clearSelection} onClick={onClear}>
        <X />
      </IconButton>
    </div>
  )
}
