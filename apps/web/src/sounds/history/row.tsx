import { Link } from '@tanstack/react-router'
import { Heart } from 'lucide-react'
import { IconButton } from '../../ui/button.tsx'
import { formatLength } from '../../ui/format/durations.ts'
import type { PlayerItem } from '../../ui/player/item.ts'
import { When } from '../../ui/when.tsx'
import { useLocale, useWords } from '../../words/language.ts'
import { sounds } from '../../words/sounds.ts'
import { favourite } from '../deeds.ts'
import { TypeGlyph } from '../glyphs.tsx'
import { PlayButton } from '../play-button.tsx'
import { itemOf, useHeard } from '../playing.ts'
import { SoundRibbon } from '../sound-ribbon.tsx'
import { StateNote } from '../state-note.tsx'
import type { Sound } from '../types.ts'
import { SoundMenu } from './sound-menu.tsx'

type RowProps = {
  sound: Sound
  index: number
  open: boolean
  selected: boolean
  onSelect: () => void
  queue: readonly PlayerItem[]
}

/** One sound of the history. The sentence is the link that opens it. */
export const Row = ({ sound, index, open, selected, onSelect, queue }: RowProps) => {
  const words = useWords(sounds)
  const tongue = useLocale()
  const item = itemOf(sound)
  const { mine } = useHeard(item)
  return (
    <div
      className="row"
      data-open={open || undefined}
      data-selected={selected || undefined}
      data-heard={mine || undefined}
    >
      <input type="checkbox" aria-label={`${words.select}: ${sound.prompt}`} checked={selected} onChange={onSelect} />
      <PlayButton item={item} title={sound.prompt} queue={queue} />
      <Link
        className="row-prompt truncate"
        to="."
        search={(search) => ({ ...search, sound: sound.id })}
        replace={open}
        data-row={index}
        title={sound.prompt}
        aria-current={open || undefined}
        resetScroll={false}
      >
        {sound.prompt}
      </Link>
      <div className="row-ribbon">
        {item === undefined ? (
          <StateNote sound={sound} />
        ) : (
          <SoundRibbon item={item} label={sound.prompt} length={sound.duration} height={26} queue={queue} />
        )}
      </div>
      <span className="row-type">
        <TypeGlyph type={sound.type} />
        {words.types[sound.type]}
      </span>
      <span className="row-length tabular">{formatLength(sound.duration, tongue)}</span>
      <span className="row-when quiet">
        <When at={sound.createdAt} />
      </span>
      <IconButton
        className="row-heart"
        label={sound.isFavorite ? words.unfavourite : words.favourite}
        pressed={sound.isFavorite}
        onClick={() => void favourite(sound)}
      >
        <Heart />
      </IconButton>
      <SoundMenu sound={sound} />
    </div>
  )
}
