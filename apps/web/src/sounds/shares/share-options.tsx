import { useMutation } from '@tanstack/react-query'
import { Globe, Link2, MoreHorizontal, Timer, Unlink } from 'lucide-react'
import { trpc } from '../../trpc.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuChoice, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { tell } from '../../ui/toasts.tsx'
import { useNow, When } from '../../ui/when.tsx'
import { useWords } from '../../words/language.ts'
import { shares as room } from '../../words/shares.ts'
import { ui } from '../../words/ui.ts'
import { soundsKey } from '../cache.ts'
import type { Share } from '../types.ts'

const spans = [1, 7, 30, 365] as const
const day = 86_400_000

/** Who can find a shared sound, until when, and an end to it. */
export const ShareOptions = ({ share }: { share: Share }) => {
  const words = useWords(room)
  const now = useNow()
  const parts = useWords(ui)
  const update = useMutation(trpc.sounds.updateShare.mutationOptions({ meta: { stale: [soundsKey] } }))
  const revoke = useMutation(
    trpc.sounds.revokeShare.mutationOptions({
      onSuccess: () => tell(words.revoked(share.prompt)),
      meta: { stale: [soundsKey] },
    }),
  )
  return (
    <div className="line">
      <Menu
        align="start"
        trigger={
          <Button icon={share.isPublic ? <Globe /> : <Link2 />}>
            {share.isPublic ? words.publicShort : words.unlistedShort}
          </Button>
        }
      >
        <MenuChoice
          label={words.visibility}
          value={share.isPublic ? 'public' : 'unlisted'}
          options={[
            { value: 'public', label: words.public },
            { value: 'unlisted', label: words.unlisted },
          ]}
          onPick={(value) => update.mutate({ id: share.id, isPublic: value === 'public' })}
        />
      </Menu>
      {share.expiresAt !== null && (
        <span className="chip">
          <Timer size={13} aria-hidden="true" /> {share.expiresAt < now ? words.ended : words.until}{' '}
          <When at={share.expiresAt} />
        </span>
      )}
      <Menu
        trigger={
          <IconButton label={parts.more}>
            <MoreHorizontal />
          </IconButton>
        }
      >
        <MenuChoice
          label={words.expires}
          value={share.expiresAt === null ? 'never' : ''}
          options={[
            { value: 'never', label: words.never },
            ...spans.map((days) => ({ value: String(days), label: words.forDays(days) })),
          ]}
          onPick={(value) =>
            update.mutate({
              id: share.id,
              expiresAt: value === 'never' ? null : new Date(Date.now() + Number(value) * day),
            })
          }
        />
        <MenuLine />
        <MenuItem icon={<Unlink />} danger onPick={() => revoke.mutate({ id: share.id })}>
          {words.revoke}
        </MenuItem>
      </Menu>
    </div>
  )
}
