import { useInfiniteQuery } from '@tanstack/react-query'
import { Check, X } from 'lucide-react'
import { api, trpc } from '../../trpc.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { formatShare } from '../../ui/format/numbers.ts'
import { MoreRows } from '../../ui/more-rows.tsx'
import { useLocale, useWords } from '../../words/language.ts'
import { playlistFiles } from '../../words/playlist-files.ts'
import { attempt } from '../deeds.ts'
import { sayCount } from '../say.ts'
import { useNameOfEntry } from './candidates.tsx'
import './import.css'

/** What an import brought that no track stands for: it waits here, with the tracks that may. */
export const Unmatched = ({ playlistId }: { playlistId: string }) => {
  const words = useWords(playlistFiles)
  const locale = useLocale()
  const nameOf = useNameOfEntry()
  const query = useInfiniteQuery(
    trpc.library.playlists.unmatched.infiniteQueryOptions(
      { playlistId, limit: 50 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  const lines = query.data?.pages.flatMap(({ items }) => items) ?? []
  if (lines.length === 0) return null
  return (
    <section className="card unmatched" aria-labelledby="unmatched">
      <h2 id="unmatched">{words.unmatched(`${sayCount(lines.length, locale)}${query.hasNextPage ? '+' : ''}`)}</h2>
      <p className="quiet">{words.unmatchedText}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <span className="truncate">{nameOf(line)}</span>
            <span className="unmatched-candidates">
              {line.candidates.slice(0, 2).map((track) => (
                <Button
                  key={track.id}
                  icon={<Check />}
                  title={words.settle(`${track.title}, ${track.artist ?? ''}`)}
                  onClick={() =>
                    void attempt(() => api.library.playlists.settle.mutate({ lineId: line.id, trackId: track.id }))
                  }
                >
                  {track.title} <span className="quiet">{formatShare(track.score, locale)}</span>
                </Button>
              ))}
            </span>
            <IconButton
              label={words.dismiss(nameOf(line))}
              onClick={() => void attempt(() => api.library.playlists.dismiss.mutate({ lineId: line.id }))}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      <MoreRows query={query} />
    </section>
  )
}
