import { useMutation, useQuery } from '@tanstack/react-query'
import { Copy, Link2, Link2Off } from 'lucide-react'
import { api, trpc } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { tell } from '../../ui/toasts.tsx'
import { When } from '../../ui/when.tsx'
import { useWords } from '../../words/language.ts'
import { playlists } from '../../words/playlists.ts'
import { ui } from '../../words/ui.ts'
import './share-dialog.css'

export type Shareable = { kind: 'track' | 'album' | 'playlist'; id: string }

const day = 86_400_000
const terms = [0, 1, 7, 30, 90] as const

/** The link to a track, an album or a playlist: made, copied, given an end, taken back. */
export const ShareDialog = ({ subject, name, onClose }: { subject: Shareable; name: string; onClose: () => void }) => {
  const words = useWords(playlists)
  const parts = useWords(ui)
  const list = useQuery(trpc.library.shares.list.queryOptions({ limit: 100 }))
  const stale = { stale: [trpc.library.shares.pathKey()] }
  const found = list.data?.items.find(({ trackId, albumId, playlistId }) =>
    [trackId, albumId, playlistId].includes(subject.id),
  )
  const share = useMutation({
    mutationFn: (days: number) =>
      api.library.shares.share.mutate({
        subject,
        expiresAt: days === 0 ? null : new Date(Date.now() + days * day),
      }),
    meta: stale,
  })
  const stop = useMutation(
    trpc.library.shares.unshare.mutationOptions({ onSuccess: () => tell(words.stopped), meta: stale }),
  )
  const link = found ?? (stop.isSuccess ? undefined : share.data)
  const url = link === undefined ? '' : `${location.origin}/l/${link.shareToken}`
  return (
    <Dialog open onClose={onClose} title={words.shareTitle(name)} description={words.shareText}>
      <div className="stack share-dialog" data-hue="blue">
        {link === undefined ? (
          <Button
            look="primary"
            icon={<Link2 />}
            working={share.isPending || list.isPending}
            onClick={() => (stop.reset(), share.mutate(0))}
          >
            {words.makeLink}
          </Button>
        ) : (
          <>
            <input
              className="input"
              readOnly
              value={url}
              aria-label={words.share}
              onFocus={(event) => event.target.select()}
            />
            <div className="choices">
              <label htmlFor="share-ends">
                {words.ends}
                <select
                  id="share-ends"
                  className="input"
                  value={link.expiresAt === null ? '0' : ''}
                  onChange={(event) => share.mutate(Number(event.target.value))}
                >
                  {link.expiresAt !== null && (
                    <option value="" disabled>
                      …
                    </option>
                  )}
                  {terms.map((days) => (
                    <option key={days} value={days}>
                      {days === 0 ? words.forever : words.forDays(days)}
                    </option>
                  ))}
                </select>
              </label>
              <p className="quiet">
                {words.views(link.viewCount)}
                {link.expiresAt !== null && (
                  <>
                    {', '}
                    <When at={link.expiresAt} />
                  </>
                )}
              </p>
            </div>
            <div className="line">
              <Button
                look="primary"
                icon={<Copy />}
                onClick={() => void copyText(url).then((done) => tell(done ? parts.copied : parts.copyFailed))}
              >
                {words.copyLink}
              </Button>
              <Button
                look="danger"
                icon={<Link2Off />}
                working={stop.isPending}
                onClick={() => stop.mutate({ id: link.id })}
              >
                {words.stopSharing}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}
