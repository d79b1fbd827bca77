import { AuthError } from '../../session.ts'
import { api } from '../../trpc.ts'
import { tellUndoable } from '../../ui/toasts.tsx'
import { say } from '../../words/language.ts'
import { track as catalogue } from '../../words/track.ts'
import { stale } from '../cache.ts'
import { undoEdit } from '../deeds.ts'

/** Sends a picture; answers its digest, by which it can be given to tracks. */
export const sendCover = async (picture: File): Promise<string> => {
  const answer = await fetch('/covers', { method: 'PUT', headers: { 'content-type': picture.type }, body: picture })
  const said: unknown = await answer.json().catch(() => undefined)
  if (answer.ok && typeof said === 'object' && said !== null && 'sha256' in said) return String(said.sha256)
  throw new AuthError(
    typeof said === 'object' && said !== null && 'error' in said ? said.error : undefined,
    answer.status,
  )
}

/** Gives tracks a cover, or none, with ten seconds to take it back. */
export const giveCover = async (ids: readonly string[], cover: string | null): Promise<void> => {
  const { revisionId, changed } = await api.library.tracks.setCover.mutate({ trackIds: [...ids], cover })
  await stale()
  if (revisionId !== null)
    tellUndoable({ what: say(catalogue).coverGiven(changed), takeBack: () => undoEdit(revisionId) })
}
