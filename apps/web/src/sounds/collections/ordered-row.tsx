import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { Link } from '@tanstack/react-router'
import { GripVertical, X } from 'lucide-react'
import { IconButton } from '../../ui/button.tsx'
import { formatLength } from '../../ui/format/durations.ts'
import type { PlayerItem } from '../../ui/player/item.ts'
import { collections } from '../../words/collections.ts'
import { useLocale, useWords } from '../../words/language.ts'
import { PlayButton } from '../play-button.tsx'
import { itemOf } from '../playing.ts'
import { SoundRibbon } from '../sound-ribbon.tsx'
import { StateNote } from '../state-note.tsx'
import type { Sound } from '../types.ts'

/** One sound of a collection, with the grip it is moved by. */
export const OrderedRow = ({
  sound,
  queue,
  onTakeOut,
}: {
  sound: Sound
  queue: readonly PlayerItem[]
  onTakeOut: () => void
}) => {
  const words = useWords(collections)
  const tongue = useLocale()
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({
    id: sound.id,
  })
  const item = itemOf(sound)
  return (
    <li
      ref={setNodeRef}
      className="ordered-row"
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className="icon-button ordered-grip"
        {...attributes}
        {...listeners}
        aria-label={words.drag(sound.prompt)}
      >
        <GripVertical />
      </button>
      <PlayButton item={item} title={sound.prompt} queue={queue} />
      <Link to="/sounds" search={{ sound: sound.id }} className="truncate" title={sound.prompt}>
        {sound.prompt}
      </Link>
      <div className="ordered-ribbon">
        {item === undefined ? (
          <StateNote sound={sound} />
        ) : (
          <SoundRibbon item={item} label={sound.prompt} length={sound.duration} height={26} queue={queue} />
        )}
      </div>
      <span className="row-length tabular">{formatLength(sound.duration, tongue)}</span>
      <IconButton label={words.removeSound} onClick={onTakeOut}>
        <X />
      </IconButton>
    </li>
  )
}
