import { Download, Trash2, X } from 'lucide-react'
import { IconButton } from '../../ui/button.tsx'
import { useWords } from '../../words/language.ts'
import { sounds as room } from '../../words/sounds.ts'
import { ui } from '../../words/ui.ts'
import { CollectMenu } from '../collections/collect-menu.tsx'
import { remove, zipUrl } from '../deeds.ts'
import type { Sound } from '../types.ts'

/** What can be done with several sounds at once; there while any is selected. */
export const SelectionBar = ({
  selected,
  sounds,
  onClear,
}: {
  selected: readonly string[]
  sounds: readonly Sound[]
  onClear: () => void
}) => {
  const words = useWords(room)
  const parts = useWords(ui)
  if (selected.length === 0) return null
  return (
    <div className="selection" role="toolbar" aria-label={parts.selected(selected.length)}>
      <span className="tabular">{parts.selected(selected.length)}</span>
      <a className="button" href={zipUrl(selected)} download>
        <Download />
        {words.downloadZip}
      </a>
      <CollectMenu ids={selected} />
      <IconButton
        label={words.remove}
        onClick={() => {
          void remove(sounds.filter(({ id }) => selected.includes(id)))
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
