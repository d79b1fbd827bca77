import { useMutation } from '@tanstack/react-query'
import { say } from '../words/language.ts'
import { sounds } from '../words/sounds.ts'
import { queries, trpc } from '../trpc.ts'
import { tell } from '../ui/toasts.tsx'
import { soundsKey } from './cache.ts'
import { follow } from './jobs.ts'
import { open } from './instrument/state.ts'
import { itemOf } from './playing.ts'
import { player } from '../ui/player/player.ts'
import type { Sound } from './types.ts'

/** Fetches a sound afresh, puts it under the knobs and plays it. */
const hear = async (id: string): Promise<void> => {
  const sound = await queries.fetchQuery({ ...trpc.sounds.get.queryOptions({ id }), staleTime: 0 })
  openSound(sound)
  const item = itemOf(sound)
  if (item !== undefined) await player.play(item)
}

export const openSound = (sound: Sound): void => {
  const { duration, wetness, pitch, type } = sound
  const patch =
    'patch' in sound.additionalParams && Array.isArray(sound.additionalParams.patch)
      ? sound.additionalParams.patch
      : undefined
  open(
    { id: sound.id, prompt: sound.prompt, parameters: { duration, wetness, pitch, type }, engine: sound.engine, patch },
    sound.seed,
  )
}

/** Makes a sound of a sentence: it is under way at once, and plays when it is there. */
export const useMake = () =>
  useMutation(
    trpc.sounds.generate.mutationOptions({
      onSuccess: (sound) => {
        if (sound.jobId === null) void hear(sound.id)
        else follow({ jobId: sound.jobId, soundId: sound.id, title: sound.prompt, onReady: () => hear(sound.id) })
      },
      meta: { stale: [soundsKey] },
    }),
  )

/** Keeps exactly what the instrument plays. */
export const useKeep = () =>
  useMutation(
    trpc.sounds.keep.mutationOptions({
      onSuccess: (sound) => {
        tell(say(sounds).keptNow(sound.prompt))
        openSound(sound)
        if (sound.jobId !== null) follow({ jobId: sound.jobId, soundId: sound.id, title: sound.prompt })
      },
      meta: { stale: [soundsKey] },
    }),
  )
