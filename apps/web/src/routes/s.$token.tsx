import { useQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { SlidersHorizontal } from 'lucide-react'
import { useEffect } from 'react'
import { PublicFrame } from '../app/public-frame.tsx'
import { TypeGlyph } from '../sounds/glyphs.tsx'
import { knobsSearch } from '../sounds/instrument/knobs-search.ts'
import { PlayButton } from '../sounds/play-button.tsx'
import { itemOf } from '../sounds/playing.ts'
import { Report } from '../sounds/shares/report.tsx'
import { SoundRibbon } from '../sounds/sound-ribbon.tsx'
import { api, trpc } from '../trpc.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatLength } from '../ui/format/durations.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { When } from '../ui/when.tsx'
import { useLocale, useWords } from '../words/language.ts'
import { shares } from '../words/shares.ts'
import { sounds } from '../words/sounds.ts'
import './-share.css'

const SharedPage = () => {
  const words = useWords(shares)
  const room = useWords(sounds)
  const tongue = useLocale()
  const { token } = Route.useParams()
  const { data: sound, error } = useQuery(trpc.sounds.shared.queryOptions({ token }))
  const id = sound?.id
  useEffect(() => {
    // Counting views must never stand in the way of hearing.
    if (id !== undefined) void api.sounds.viewed.mutate({ generationId: id, token }).catch(() => undefined)
  }, [id, token])
  if (error !== null)
    return (
      <PublicFrame>
        <EmptyState alone title={words.gone}>
          {words.goneText}
        </EmptyState>
      </PublicFrame>
    )
  const item = sound && itemOf(sound, token)
  return (
    <PublicFrame>
      {sound === undefined ? (
        <Skeleton rows={5} height="44px" />
      ) : (
        <article className="shared">
          <header>
            <h1>{sound.prompt}</h1>
            <p className="quiet">
              {words.by(sound.madeBy)}, <When at={sound.sharedAt} /> · {words.views(sound.viewCount)}
            </p>
          </header>
          <div className="shared-player card">
            <PlayButton item={item} title={sound.prompt} />
            <SoundRibbon item={item} label={sound.prompt} length={sound.duration} height={132} ranges />
          </div>
          <ul className="shared-facts tabular">
            <li>
              <TypeGlyph type={sound.type} /> {room.types[sound.type]}
            </li>
            <li>
              {room.duration} <b>{formatLength(sound.duration, tongue)}</b>
            </li>
            <li>
              {room.wetness} <b>{room.outOfTen(sound.wetness)}</b>
            </li>
            <li>
              {room.pitch} <b>{room.outOfTen(sound.pitch)}</b>
            </li>
          </ul>
          <div className="line">
            <Link
              to="/sounds"
              search={knobsSearch(sound)}
              className="button"
              data-look="primary"
              title={words.openKnobsHint}
            >
              <SlidersHorizontal />
              {words.openKnobs}
            </Link>
            <Report about={{ generationId: sound.id, token }} />
          </div>
        </article>
      )}
    </PublicFrame>
  )
}

export const Route = createFileRoute('/s/$token')({ component: SharedPage })
