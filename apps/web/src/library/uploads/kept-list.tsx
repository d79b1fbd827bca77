import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ListX, X } from 'lucide-react'
import { trpc } from '../../trpc.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { formatBytes, formatShare } from '../../ui/format/numbers.ts'
import { MoreRows } from '../../ui/more-rows.tsx'
import { useStore } from '../../ui/store.ts'
import { When } from '../../ui/when.tsx'
import { trackHref } from '../../playing/tracks.ts'
import { useLocale, useWords } from '../../words/language.ts'
import { uploads } from '../../words/uploads.ts'
import { libraryKey } from '../cache.ts'
import { FileName } from './file-name.tsx'
import { uploading } from './uploading.ts'
import { useReason } from './use-reason.ts'

/** What the server has of the last seven days, whatever browser it came from. */
export const useUploads = () =>
  useInfiniteQuery({
    ...trpc.library.uploads.list.infiniteQueryOptions({ limit: 50 }, { getNextPageParam: (page) => page.nextCursor }),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((item) => item.state === 'checking')) ? 4000 : false,
  })

export const KeptList = ({ query }: { query: ReturnType<typeof useUploads> }) => {
  const words = useWords(uploads)
  const locale = useLocale()
  const reason = useReason()
  const stale = { meta: { stale: [libraryKey] } }
  const forget = useMutation(trpc.library.uploads.forget.mutationOptions(stale))
  const clear = useMutation(trpc.library.uploads.clear.mutationOptions(stale))
  const { files } = useStore(uploading)
  const here = new Set(files.map((file) => file.id))
  const rows = query.data?.pages.flatMap(({ items }) => items).filter(({ id }) => !here.has(id)) ?? []
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="uploads-kept">
      <div className="page-head">
        <h2 id="uploads-kept">{words.earlier}</h2>
        <Button className="page-action" icon={<ListX />} working={clear.isPending} onClick={() => clear.mutate()}>
          {words.clear}
        </Button>
      </div>
      <ul>
        {rows.map((upload) => (
          <li key={upload.id} className="upload-row" data-state={upload.state}>
            <FileName path={upload.fileName} />
            <span className="upload-what">
              {upload.state === 'refused' ? (
                <span className="truncate" title={reason(upload.errorCode ?? undefined)}>
                  {reason(upload.errorCode ?? undefined)}
                </span>
              ) : upload.state === 'receiving' ? (
                <>
                  {words.states.receiving}, {formatShare(upload.received / upload.size, locale)}
                </>
              ) : (
                words.states[upload.state as string as keyof typeof words.states]
              )}
            </span>
            <span className="upload-link">
              {upload.trackId === null ? (
                <span className="quiet">
                  <When at={upload.createdAt} />
                </span>
              ) : (
                <Link to={trackHref(upload.trackId)} className="link">
                  {words.toTrack}
                </Link>
              )}
            </span>
            <span className="tabular quiet upload-size">{formatBytes(upload.size, locale)}</span>
            <IconButton label={words.forgetOne(upload.fileName)} onClick={() => forget.mutate({ id: upload.id })}>
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      <MoreRows query={query} />
    </section>
  )
}
