import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { Play } from 'lucide-react'
import { PublicFrame } from '../app/public-frame.tsx'
import { Report } from '../sounds/shares/report.tsx'
import { PlayButton } from '../sounds/play-button.tsx'
import { itemOf, toggleItem } from '../sounds/playing.ts'
import { SoundRibbon } from '../sounds/sound-ribbon.tsx'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatLength } from '../ui/format/durations.ts'
import { MoreRows } from '../ui/more-rows.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { collections } from '../words/collections.ts'
import { useLocale, useWords } from '../words/language.ts'
import { shares } from '../words/shares.ts'
import './-share.css'

const PublicCollection = () => {
  const words = useWords(collections)
  const sharing = useWords(shares)
  const tongue = useLocale()
  const { id } = Route.useParams()
  const { data, error } = useQuery(trpc.sounds.publicCollection.queryOptions({ id }))
  const query = useInfiniteQuery(
    trpc.sounds.publicCollectionSounds.infiniteQueryOptions(
      { collectionId: id, limit: 100 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  const sounds = query.data?.pages.flatMap((page) => page.items) ?? []
  if (error !== null)
    return (
      <PublicFrame>
        <EmptyState alone title={sharing.gone}>
          {sharing.goneText}
        </EmptyState>
      </PublicFrame>
    )
  const queue = sounds.flatMap((sound) => itemOf(sound) ?? [])
  const first = queue[0]
  return (
    <PublicFrame>
      {data === undefined ? (
        <Skeleton rows={5} height="44px" />
      ) : (
        <article className="shared">
          <header>
            <h1>{data.name}</h1>
            <p className="quiet">
              {words.by(data.madeBy)} · {words.count(data.soundCount)}
            </p>
          </header>
          {data.description !== null && <p>{data.description}</p>}
          <div className="line">
            <Button
              look="primary"
              icon={<Play />}
              disabled={first === undefined}
              onClick={() => first && toggleItem(first, queue)}
            >
              {words.playAll}
            </Button>
            <Report about={{ collectionId: data.id }} />
          </div>
          <ol className="shared-list">
            {sounds.map((sound) => (
              <li key={sound.id}>
                <PlayButton item={itemOf(sound)} title={sound.prompt} queue={queue} />
                <span className="truncate">{sound.prompt}</span>
                <SoundRibbon
                  item={itemOf(sound)}
                  label={sound.prompt}
                  length={sound.duration}
                  height={28}
                  queue={queue}
                />
                <span className="quiet tabular">{formatLength(sound.duration, tongue)}</span>
              </li>
            ))}
          </ol>
          <MoreRows query={query} />
        </article>
      )}
    </PublicFrame>
  )
}

export const Route = createFileRoute('/c/$id')({ component: PublicCollection })
