import { useQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { PlayButton } from '../sounds/play-button.tsx'
import { itemOf } from '../sounds/playing.ts'
import { SoundRibbon } from '../sounds/sound-ribbon.tsx'
import { trpc } from '../trpc.ts'
import { formatLength } from '../ui/format/durations.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { useLocale, useWords } from '../words/language.ts'
import { shares } from '../words/shares.ts'
import './-share.css'

/** The shape of the player, so that nothing moves when the sound is there. */
const Waiting = ({ children }: { children: string }) => (
  <>
    <span className="embed-disc" aria-hidden="true" />
    <div>
      <div className="embed-title">
        <Skeleton height="100%" />
      </div>
      <div className="embed-line" aria-hidden="true" />
      <p className="embed-foot quiet" role="status">
        {children}
      </p>
    </div>
  </>
)

/** The player other pages put in a frame of theirs: no rail, no account, links open outside. */
const Embed = () => {
  const words = useWords(shares)
  const tongue = useLocale()
  const { token } = Route.useParams()
  const { data: sound, error } = useQuery(trpc.sounds.shared.queryOptions({ token }))
  if (error !== null) return <main className="embed quiet">{words.gone}</main>
  const item = sound && itemOf(sound, token)
  return (
    <main className="embed" data-hue="coral" aria-busy={sound === undefined}>
      {sound === undefined ? (
        <Waiting>{words.loading}</Waiting>
      ) : (
        <>
          <PlayButton item={item} title={sound.prompt} />
          <div>
            <h1 className="truncate">
              <a href={`/s/${token}`} target="_blank" rel="noopener">
                {sound.prompt}
              </a>
            </h1>
            <SoundRibbon item={item} label={sound.prompt} length={sound.duration} height={56} />
            <p className="embed-foot tabular">
              <span>{formatLength(sound.duration, tongue)}</span>
              <a href="/" target="_blank" rel="noopener">
                {words.madeWith}
              </a>
            </p>
          </div>
        </>
      )}
    </main>
  )
}

export const Route = createFileRoute('/embed/$token')({ component: Embed })
