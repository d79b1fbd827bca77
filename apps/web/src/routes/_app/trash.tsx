import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { RotateCcw, Trash2 } from 'lucide-react'
import { GonePlaylistRow, GoneTrackRow } from '../../library/trash.tsx'
import { soundsKey } from '../../sounds/cache.ts'
import { SoundRibbon } from '../../sounds/sound-ribbon.tsx'
import type { Sound } from '../../sounds/types.ts'
import { trpc } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MoreRows } from '../../ui/more-rows.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { tell } from '../../ui/toasts.tsx'
import { useNow, When } from '../../ui/when.tsx'
import { useWords } from '../../words/language.ts'
import { trash as room } from '../../words/trash.ts'
import './-search.css'
import './-trash.css'

/** Days deleted things can be brought back. */
const days = 30

const TrashRow = ({ sound }: { sound: Sound }) => {
  const words = useWords(room)
  const now = useNow()
  const restore = useMutation(
    trpc.sounds.restore.mutationOptions({
      onSuccess: () => tell(words.restored(sound.prompt)),
      meta: { stale: [soundsKey] },
    }),
  )
  const deleted = sound.deletedAt ?? now
  const left = Math.max(0, Math.ceil(days - (now.getTime() - deleted.getTime()) / 86_400_000))
  return (
    <li className="trash-row">
      <span className="truncate">{sound.prompt}</span>
      <div className="trash-ribbon">
        <SoundRibbon
          item={undefined}
          label={sound.prompt}
          length={sound.duration}
          height={26}
          peaksSha256={sound.peaksSha256}
        />
      </div>
      <span className="quiet tabular">
        {words.deleted} <When at={deleted} />
      </span>
      <span className="quiet tabular">{words.left(left)}</span>
      <Button icon={<RotateCcw />} working={restore.isPending} onClick={() => restore.mutate({ id: sound.id })}>
        {words.restore}
      </Button>
    </li>
  )
}

const CollectionRow = ({ id, name, deletedAt }: { id: string; name: string; deletedAt: Date | null | undefined }) => {
  const words = useWords(room)
  const restore = useMutation(
    trpc.sounds.collections.restore.mutationOptions({
      onSuccess: () => tell(words.restored(name)),
      meta: { stale: [soundsKey] },
    }),
  )
  return (
    <li className="trash-row">
      <span className="truncate">{name}</span>
      <span className="trash-ribbon chip">{words.collection}</span>
      <span className="quiet tabular">
        {words.deleted} {deletedAt && <When at={deletedAt} />}
      </span>
      <span />
      <Button icon={<RotateCcw />} working={restore.isPending} onClick={() => restore.mutate({ id })}>
        {words.restore}
      </Button>
    </li>
  )
}

const Trash = () => {
  const words = useWords(room)
  const query = useInfiniteQuery(
    trpc.sounds.trash.infiniteQueryOptions({ limit: 50 }, { getNextPageParam: (page) => page.nextCursor }),
  )
  const collections = useInfiniteQuery(
    trpc.sounds.collections.trash.infiniteQueryOptions({ limit: 50 }, { getNextPageParam: (page) => page.nextCursor }),
  )
  const tracks = useInfiniteQuery(
    trpc.library.tracks.trash.infiniteQueryOptions({ limit: 50 }, { getNextPageParam: (page) => page.nextCursor }),
  )
  const playlists = useInfiniteQuery(
    trpc.library.playlists.trash.infiniteQueryOptions({ limit: 50 }, { getNextPageParam: (page) => page.nextCursor }),
  )
  const goneTracks = tracks.data?.pages.flatMap((page) => page.items) ?? []
  const gonePlaylists = playlists.data?.pages.flatMap((page) => page.items) ?? []
  const put = collections.data?.pages.flatMap((page) => page.items) ?? []
  const gone = query.data?.pages.flatMap((page) => page.items) ?? []
  const all = gone.length + put.length + goneTracks.length + gonePlaylists.length
  const isPending = [query, collections, tracks, playlists].some((one) => one.isPending)
  return (
    <div className="page">
      <header className="page-head">
        <h1>{words.title}</h1>
      </header>
      {all > 0 && <p className="quiet">{words.text}</p>}
      {isPending && <Skeleton rows={4} />}
      {!isPending && all === 0 && (
        <EmptyState glyph={<Trash2 />} title={words.emptyTitle}>
          {words.emptyText}
        </EmptyState>
      )}
      <ul>
        {put.map((collection) => (
          <CollectionRow key={collection.id} {...collection} />
        ))}
        {gone.map((sound) => (
          <TrashRow key={sound.id} sound={sound} />
        ))}
      </ul>
      <MoreRows query={query} />
      {gonePlaylists.length + goneTracks.length > 0 && (
        <section data-hue="blue">
          <h2 className="search-group">{words.library}</h2>
          <ul>
            {gonePlaylists.map((playlist) => (
              <GonePlaylistRow key={playlist.id} playlist={playlist} />
            ))}
            {goneTracks.map((track) => (
              <GoneTrackRow key={track.id} track={track} />
            ))}
          </ul>
          <MoreRows query={tracks} />
        </section>
      )}
    </div>
  )
}

export const Route = createFileRoute('/_app/trash')({ component: Trash })
