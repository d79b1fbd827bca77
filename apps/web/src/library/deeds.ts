import { sentenceOf } from '../failure.ts'
import { api } from '../trpc.ts'
import { tellError, tellUndoable } from '../ui/toasts.tsx'
import { say } from '../words/language.ts'
import { library } from '../words/library.ts'
import { changeEverywhere, stale } from './cache.ts'

import type { Track } from './types.ts'

type Named = Pick<Track, 'id' | 'title'>
const idsOf = (tracks: readonly Named[]): string[] => tracks.map(({ id }) => id)

/** Does a deed, has everything asked for again, and says why where it was refused. Answers whether it was done. */
export const attempt = async (deed: () => Promise<unknown>): Promise<boolean> => {
  try {
    await deed()
    await stale()
    return true
  } catch (failure) {
    tellError(sentenceOf(failure))
    return false
  }
}

/** Takes back an edit by what it answered. */
export const undoEdit = async (revisionId: string): Promise<void> => {
  await api.library.undo.mutate({ revisionId })
  await stale()
}

/** Puts tracks in the trash, with ten seconds and Ctrl-Z to take it back. */
export const removeTracks = async (tracks: readonly Named[]): Promise<void> => {
  const words = say(library)
  const [first] = tracks
  const trackIds = idsOf(tracks)
  if (first === undefined) return
  if (await attempt(() => api.library.tracks.remove.mutate({ trackIds })))
    tellUndoable({
      what: tracks.length === 1 ? words.removed(first.title) : words.removedMany(tracks.length),
      takeBack: async () => {
        await api.library.tracks.restore.mutate({ trackIds })
        await stale()
      },
    })
}

/** Shows the star at once and takes it back when the server refuses. */
export const starTrack = async ({ id, starredAt }: Pick<Track, 'id' | 'starredAt'>): Promise<void> => {
  const value = starredAt === null
  const takeBack = changeEverywhere(id, (track) => ({ ...track, starredAt: value ? new Date() : null }))
  try {
    await api.library.star.mutate({ subject: { kind: 'track', id }, value })
  } catch (failure) {
    takeBack()
    tellError(sentenceOf(failure))
  }
}
