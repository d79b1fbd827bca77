import { useInfiniteQuery } from '@tanstack/react-query'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { When } from '../ui/when.tsx'
import { useWords } from '../words/language.ts'
import { settings } from '../words/settings.ts'
import { Section } from './section.tsx'

/** What happened to the account. */
export const Record = () => {
  const words = useWords(settings)
  const query = useInfiniteQuery(
    trpc.identity.auditLog.infiniteQueryOptions({ limit: 20 }, { getNextPageParam: (page) => page.nextCursor }),
  )
  const entries = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section id="record" title={words.record} text={words.recordText}>
      <ol className="record">
        {entries.map((entry) => (
          <li key={entry.id}>
            <span>{words.actions[entry.action]}</span>
            <span className="quiet tabular">
              {entry.ipAddress} <When at={entry.createdAt} />
            </span>
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <div>
          <Button working={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </Section>
  )
}
