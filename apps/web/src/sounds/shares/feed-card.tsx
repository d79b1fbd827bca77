import { Link } from '@tanstack/react-router'
import { formatLength } from '../../ui/format/durations.ts'
import { When } from '../../ui/when.tsx'
import type { Outputs } from '../../trpc.ts'
import { useLocale, useWords } from '../../words/language.ts'
import { shares } from '../../words/shares.ts'
import { sounds } from '../../words/sounds.ts'
import { PlayButton } from '../play-button.tsx'
import { itemOf } from '../playing.ts'
import { SoundRibbon } from '../sound-ribbon.tsx'
import { TypeGlyph } from '../glyphs.tsx'

/** A sound someone published. */
export const FeedCard = ({ share }: { share: Outputs['sounds']['discover']['items'][number] }) => {
  const words = useWords(shares)
  const room = useWords(sounds)
  const tongue = useLocale()
  const sound = share.generation
  const item = itemOf(sound, share.shareToken)
  return (
    <li className="card">
      <div className="feed-head">
        <PlayButton item={item} title={sound.prompt} />
        <Link to="/s/$token" params={{ token: share.shareToken }} className="truncate" title={sound.prompt}>
          {sound.prompt}
        </Link>
        <TypeGlyph type={sound.type} />
      </div>
      <SoundRibbon item={item} label={sound.prompt} length={sound.duration} height={44} />
      <p className="feed-by quiet tabular">
        {words.by(share.sharedBy)} · {room.types[sound.type]}, {formatLength(sound.duration, tongue)} ·{' '}
        <When at={share.createdAt} />
      </p>
    </li>
  )
}
