import { sentenceOf } from '../../failure.ts'
import { api, queries, trpc } from '../../trpc.ts'
import { tell, tellError, tellUndoable } from '../../ui/toasts.tsx'
import { say } from '../../words/language.ts'
import { playlists } from '../../words/playlists.ts'
import { stale } from '../cache.ts'
import { attempt, undoEdit } from '../deeds.ts'
import { changeEntries } from './entries.ts'
import { inLine, movedTo } from './order.ts'
import type { Entry, Playlist } from './types.ts'

type Named = Pick<Playlist, 'id' | 'name'>

/** Shows a change of the order at once, does it in its turn, and offers to take it back. */
const rearrange = async (
  playlistId: string,
  change: (entries: readonly Entry[]) => readonly Entry[],
  deed: () => Promise<{ revisionId: string | null }>,
  what: string,
): Promise<void> => {
  const takeBack = changeEntries(playlistId, change)
  try {
    const { revisionId } = await inLine(playlistId, deed)
    void queries.invalidateQueries({ queryKey: trpc.library.revisions.pathKey() })
    void queries.invalidateQueries({ queryKey: trpc.library.playlists.get.queryKey({ id: playlistId }) })
    if (revisionId !== null) tellUndoable({ what, takeBack: () => undoEdit(revisionId) })
  } catch (failure) {
    takeBack()
    void queries.invalidateQueries({ queryKey: trpc.library.playlists.entries.pathKey() })
    tellError(sentenceOf(failure))
  }
}

export const moveEntry = (playlistId: string, entries: readonly Entry[], from: number, to: number): Promise<void> => {
  const entry = entries[from]
  if (entry === undefined) return Promise.resolve()
  const after = movedTo(entries, from, to)[to - 1]?.id ?? null
  return rearrange(
    playlistId,
    (now) => movedTo(now, from, to),
    () => api.library.playlists.move.mutate({ playlistId, trackId: entry.id, after }),
    say(playlists).moved(entry.title),
  )
}

export const takeOutEntry = (playlistId: string, entry: Entry): Promise<void> =>
  rearrange(
    playlistId,
    (now) => now.filter(({ id }) => id !== entry.id),
    () => api.library.playlists.takeOut.mutate({ playlistId, trackIds: [entry.id] }),
    say(playlists).tookOut(entry.title),
  )

/** Most tracks the server takes at once. */
const most = 5000

/** Puts tracks at the end of a playlist, however many. */
export const addToPlaylist = async ({ id: playlistId, name }: Named, trackIds: readonly string[]): Promise<void> => {
  const words = say(playlists)
  const edits: string[] = []
  let count = 0
  const done = await attempt(async () => {
    for (let from = 0; from < trackIds.length; from += most) {
      const { revisionId, added } = await inLine(playlistId, () =>
        api.library.playlists.add.mutate({ playlistId, trackIds: trackIds.slice(from, from + most) }),
      )
      count += added
      if (revisionId !== null) edits.unshift(revisionId)
    }
  })
  if (!done) return
  if (count === 0) return tell(words.allThere(name))
  tellUndoable({
    what: words.addedTo(count, name),
    takeBack: async () => {
      for (const edit of edits) await undoEdit(edit)
    },
  })
}

export const changePlaylist = async (
  { id, name }: Named,
  change: { name?: string; description?: string | null; isPublic?: boolean },
): Promise<void> => {
  const { revisionId } = await api.library.playlists.change.mutate({ id, ...change })
  await stale()
  if (revisionId !== null)
    tellUndoable({ what: say(playlists).changed(change.name ?? name), takeBack: () => undoEdit(revisionId) })
}

/** Puts a playlist in the trash, with ten seconds to take it back. */
export const removePlaylist = async ({ id, name }: Named): Promise<boolean> => {
  const done = await attempt(() => api.library.playlists.remove.mutate({ id }))
  if (done)
    tellUndoable({
      what: say(playlists).removed(name),
      takeBack: async () => {
        await api.library.playlists.restore.mutate({ id })
        await stale()
      },
    })
  return done
}
