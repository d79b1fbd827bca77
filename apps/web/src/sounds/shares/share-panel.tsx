import { useMutation, useQuery } from '@tanstack/react-query'
import { Code, Share2 } from 'lucide-react'
import { trpc } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../words/language.ts'
import { shares as room } from '../../words/shares.ts'
import { soundsKey } from '../cache.ts'
import type { Sound } from '../types.ts'
import { CopyButton } from './copy-button.tsx'
import { embedCode, shareUrl } from './links.ts'
import { ShareOptions } from './share-options.tsx'

/** Shares one sound by link, or shows how it is shared. */
export const SharePanel = ({ sound }: { sound: Sound }) => {
  const words = useWords(room)
  const { data } = useQuery(trpc.sounds.shares.queryOptions({ limit: 100 }))
  const share = useMutation(trpc.sounds.share.mutationOptions({ meta: { stale: [soundsKey] } }))
  const shared = data?.items.find(({ generationId }) => generationId === sound.id)
  if (shared === undefined)
    return (
      <section>
        <div className="line">
          <Button
            icon={<Share2 />}
            working={share.isPending}
            onClick={() => share.mutate({ generationId: sound.id, isPublic: false })}
          >
            {words.share}
          </Button>
        </div>
      </section>
    )
  return (
    <section>
      <h3>
        {words.shared} <span className="quiet tabular">{words.views(shared.viewCount)}</span>
      </h3>
      <ShareOptions share={shared} />
      <div className="line">
        <CopyButton text={shareUrl(shared.shareToken)}>{words.copyLink}</CopyButton>
        <CopyButton text={embedCode(shared.shareToken)} icon={<Code />}>
          {words.embed}
        </CopyButton>
      </div>
    </section>
  )
}
