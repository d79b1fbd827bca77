import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { FoundTracks, foundTracks } from '../../library/found-tracks.tsx'
import { List } from '../../sounds/history/list.tsx'
import { trpc } from '../../trpc.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useWords } from '../../words/language.ts'
import { sounds as room } from '../../words/sounds.ts'
import { trash } from '../../words/trash.ts'
import './-search.css'

/** Milliseconds of silence before a search is asked. */
const pause = 180

const SearchPage = () => {
  const words = useWords(trash)
  const sounds = useWords(room)
  const { q } = Route.useSearch()
  const navigate = Route.useNavigate()
  const [text, setText] = useState(q ?? '')
  const ask = useEffectEvent((typed: string) => {
    const next = typed.trim() === '' ? undefined : typed.trim()
    if (next !== q) void navigate({ search: { q: next }, replace: true })
  })
  useEffect(() => {
    const timer = setTimeout(() => ask(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  const query = useInfiniteQuery(
    trpc.sounds.search.infiniteQueryOptions(
      { query: q ?? '', limit: 50 },
      { getNextPageParam: (page) => page.nextCursor, enabled: q !== undefined },
    ),
  )
  const tracks = useQuery({ ...foundTracks(q ?? ''), enabled: q !== undefined })
  const found = q === undefined ? [] : (query.data?.pages.flatMap((page) => page.items) ?? [])
  return (
    <div className="page" data-hue="coral">
      <h1 className="visually-hidden">{words.search}</h1>
      <label className="search-line">
        <Search aria-hidden="true" />
        <span className="visually-hidden">{words.searchPlaceholder}</span>
        <input
          type="search"
          autoFocus
          placeholder={words.searchPlaceholder}
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {q === undefined && (
        <EmptyState glyph={<Search />} title={words.searchTitle}>
          {words.searchText}
        </EmptyState>
      )}
      {q !== undefined && query.isPending && <Skeleton rows={6} />}
      {q !== undefined && query.isSuccess && tracks.isSuccess && found.length + tracks.data.items.length === 0 && (
        <EmptyState glyph={<Search />} title={words.nothing(q)}>
          {words.nothingText}
        </EmptyState>
      )}
      {q !== undefined && <FoundTracks q={q} />}
      {found.length > 0 && (
        <section>
          <h2 className="search-group">{sounds.title}</h2>
          <List
            sounds={found}
            more={query.hasNextPage}
            onMore={() => !query.isFetchingNextPage && void query.fetchNextPage()}
            open={undefined}
            selected={[]}
            onSelect={(id) => void navigate({ to: '/sounds', search: { sel: id } })}
          />
        </section>
      )}
    </div>
  )
}

export const Route = createFileRoute('/_app/search')({
  validateSearch: (search: Record<string, unknown>): { q?: string | undefined } => ({
    q:
      typeof search.q === 'string' || typeof search.q === 'number'
        ? String(search.q).slice(0, 200) || undefined
        : undefined,
  }),
  component: SearchPage,
})
