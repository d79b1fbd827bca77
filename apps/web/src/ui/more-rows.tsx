import { useEffect, useRef } from 'react'
import { Skeleton } from './skeleton.tsx'

type Query = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }

/** The end of a list that fetches the next page when it comes near. */
export const MoreRows = ({ query }: { query: Query }) => {
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(query)
  useEffect(() => {
    latest.current = query
  })
  useEffect(() => {
    if (end.current === null || !query.hasNextPage) return
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting && !latest.current.isFetchingNextPage) latest.current.fetchNextPage()
      },
      { rootMargin: '600px' },
    )
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [query.hasNextPage, query.isFetchingNextPage])
  return query.hasNextPage ? (
    <div ref={end}>
      <Skeleton rows={2} />
    </div>
  ) : null
}
