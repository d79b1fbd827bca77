import { Link } from '@tanstack/react-router'
import { formatLength } from '../../ui/format/durations.ts'
import { When } from '../../ui/when.tsx'
import { useLocale, useWords } from '../../words/language.ts'
import { shares } from '../../words/shares.ts'
import { sounds } from '../../words/sounds.ts'
import { PlayButton } from '../play-button.tsx'
import { itemOf } from '../playing.ts'
import { SoundRibbon } from '../sound-ribbon.tsx'
import type { SharedSound } from '../types.ts'
import { TypeGlyph } from '../glyphs.tsx'

/** A sound someone published. */
export const FeedCard = ({ share }: { share: SharedSound }) => {
  const words = useWords(shares)
  const room = useWords(sounds)
  const tongue = useLocale()
  const item = itemOf(share, share.shareToken)
  return (
    <li className="card">
      <div className="feed-head">
        <PlayButton item={item} title={share.prompt} />
        <Link to="/s/$token" params={{ token: share.shareToken }} className="truncate" title={share.prompt}>
          {share.prompt}
        </Link>
        <TypeGlyph type={share.type} />
      </div>
      <SoundRibbon item={item} label={share.prompt} length={share.duration} height={44} />
      <p className="feed-by quiet tabular">
        {words.by(share.madeBy)} · {room.types[share.type]}, {formatLength(share.duration, tongue)} ·{' '}
        <When at={share.sharedAt} />
      </p>
    </li>
  )
}
