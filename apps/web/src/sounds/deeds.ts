import { api, queries } from '../trpc.ts'
import { sentenceOf } from '../failure.ts'
import { tellError, tellUndoable } from '../ui/toasts.tsx'
import { say } from '../words/language.ts'
import { sounds } from '../words/sounds.ts'
import { changeEverywhere, soundsKey } from './cache.ts'
import { follow } from './jobs.ts'
import type { Sound } from './types.ts'

const stale = (): void => void queries.invalidateQueries({ queryKey: soundsKey })

/** Shows the change at once and takes it back when the server refuses. */
export const favourite = async (sound: Pick<Sound, 'id' | 'isFavorite'>): Promise<void> => {
  const value = !sound.isFavorite
  const takeBack = changeEverywhere(sound.id, (shown) => ({ ...shown, isFavorite: value }))
  try {
    await api.sounds.favorite.mutate({ generationId: sound.id, value })
    stale()
  } catch (failure) {
    takeBack()
    tellError(sentenceOf(failure))
  }
}

const all = (ids: readonly string[], act: (id: string) => Promise<unknown>) => Promise.all(ids.map(act)).finally(stale)

/** Puts sounds in the trash, with ten seconds and Ctrl-Z to take it back. */
export const remove = async (gone: readonly Pick<Sound, 'id' | 'prompt'>[]): Promise<void> => {
  const words = say(sounds)
  const ids = gone.map(({ id }) => id)
  const first = gone[0]
  if (first === undefined) return
  try {
    await all(ids, (id) => api.sounds.remove.mutate({ id }))
    tellUndoable({
      what: gone.length === 1 ? words.removed(first.prompt) : words.removedMany(gone.length),
      takeBack: async () => {
        await all(ids, (id) => api.sounds.restore.mutate({ id }))
      },
    })
  } catch (failure) {
    tellError(sentenceOf(failure))
  }
}

/** Has a sound made again and follows the making. */
const again = async (
  sound: Pick<Sound, 'id' | 'prompt'>,
  ask: (input: { id: string }) => Promise<Sound>,
): Promise<void> => {
  try {
    const { jobId } = await ask({ id: sound.id })
    if (jobId !== null) follow({ jobId, soundId: sound.id, title: sound.prompt })
    stale()
  } catch (failure) {
    tellError(sentenceOf(failure))
  }
}

/** Expired audio comes back from its numbers. */
export const rerender = (sound: Pick<Sound, 'id' | 'prompt'>): Promise<void> => again(sound, api.sounds.rerender.mutate)

export const retry = (sound: Pick<Sound, 'id' | 'prompt'>): Promise<void> => again(sound, api.sounds.retry.mutate)

export const formats = ['wav', 'flac', 'mp3'] as const
export const downloadUrl = (id: string, format: (typeof formats)[number]): string => `/download/sounds/${id}.${format}`
export const zipUrl = (ids: readonly string[]): string => `/download/sounds.zip?ids=${ids.join(',')}`
