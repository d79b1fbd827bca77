import { Link } from '@tanstack/react-router'
import { Heart } from 'lucide-react'
import { sentenceOf } from '../../failure.ts'
import { api } from '../../trpc.ts'
import { IconButton } from '../../ui/button.tsx'
import { tellError } from '../../ui/toasts.tsx'
import { formatLength } from '../../ui/format/durations.ts'
import { When } from '../../ui/when.tsx'
import { useLocale, useWords } from '../../words/language.ts'
import { shares } from '../../words/shares.ts'
import { sounds } from '../../words/sounds.ts'
import { PlayButton } from '../play-button.tsx'
import { itemOf } from '../playing.ts'
import { SoundRibbon } from '../sound-ribbon.tsx'
import type { PublicSound } from '../types.ts'
import { TypeGlyph } from '../glyphs.tsx'

/** A sound of someone's, and the link to it where there is one. */
type Feed = PublicSound & { shareToken?: string; sharedAt?: Date }

/** A sound someone published. */
export const FeedCard = ({ share, onChanged }: { share: Feed; onChanged: () => void }) => {
  const words = useWords(shares)
  const room = useWords(sounds)
  const tongue = useLocale()
  const item = itemOf(share, share.shareToken)
  const mark = async () => {
    try {
      await api.sounds.favorite.mutate({
        generationId: share.id,
        value: !share.isFavorite,
        ...(share.shareToken !== undefined && { token: share.shareToken }),
      })
      onChanged()
    } catch (failure) {
      tellError(sentenceOf(failure))
    }
  }
  return (
    <li className="card">
      <div className="feed-head">
        <PlayButton item={item} title={share.prompt} />
        {share.shareToken === undefined ? (
          <b className="truncate">{share.prompt}</b>
        ) : (
          <Link to="/s/$token" params={{ token: share.shareToken }} className="truncate" title={share.prompt}>
            {share.prompt}
          </Link>
        )}
        <IconButton
          label={share.isFavorite ? room.unfavourite : room.favourite}
          pressed={share.isFavorite}
          onClick={() => void mark()}
        >
          <Heart />
        </IconButton>
      </div>
      <SoundRibbon item={item} label={share.prompt} length={share.duration} height={44} />
      <p className="feed-by quiet tabular">
        <TypeGlyph type={share.type} />
        {words.by(share.madeBy)} · {room.types[share.type]}, {formatLength(share.duration, tongue)} ·{' '}
        <When at={share.sharedAt ?? share.createdAt} />
      </p>
    </li>
  )
}
