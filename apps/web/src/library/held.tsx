import { useQuery } from '@tanstack/react-query'
import { trpc } from '../trpc.ts'
import { formatBytes } from '../ui/format/numbers.ts'
import { useLocale, useWords } from '../words/language.ts'
import { library } from '../words/library.ts'
import { sayHours } from './say.ts'

export const useTotals = () => useQuery(trpc.library.totals.queryOptions()).data

/** How much there is, from counters that are kept. */
export const Held = () => {
  const words = useWords(library)
  const tongue = useLocale()
  const totals = useTotals()
  if (totals === undefined || totals.trackCount === 0) return null
  return (
    <p className="library-held quiet tabular">
      {words.held(
        words.tracks(totals.trackCount),
        sayHours(totals.durationMs, tongue),
        formatBytes(totals.fileSize, tongue),
      )}
    </p>
  )
}
