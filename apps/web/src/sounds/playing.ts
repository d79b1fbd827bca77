import { fetchMedia, mediaUrl } from '../peaks/media.ts'
import { waveOf } from '../peaks/wave.ts'
import { api } from '../trpc.ts'
import type { PlayerItem } from '../ui/player/item.ts'
import { player } from '../ui/player/player.ts'
import { useStore } from '../ui/store.ts'
import { audioStateOf } from './audio-state.ts'
import type { Sound } from './types.ts'

/** As much of a sound as is needed to hear it. */
export type Audible = Pick<Sound, 'id' | 'prompt' | 'duration' | 'audioSha256' | 'peaksSha256'> & {
  state?: Sound['state']
}

/** A stored sound as the player takes it; undefined while it has no audio. `via` is the share it is heard through. */
export const itemOf = (sound: Audible, via?: string): PlayerItem | undefined => {
  const { audioSha256 } = sound
  if (audioStateOf(sound) !== 'ready' || audioSha256 === null) return undefined
  return {
    key: audioSha256,
    title: sound.prompt,
    href: via === undefined ? `/sounds?sound=${sound.id}` : `/s/${via}`,
    length: sound.duration,
    wave: waveOf(sound.peaksSha256, via),
    source: { load: () => fetchMedia(mediaUrl(audioSha256, via)) },
    // Counting plays must never stand in the way of hearing.
    onStart: () =>
      void api.sounds.played
        .mutate({ generationId: sound.id, ...(via !== undefined && { token: via }) })
        .catch(() => undefined),
  }
}

/** Whether this is what the player has, and whether it sounds now. */
export const useHeard = (item: PlayerItem | undefined): { mine: boolean; sounding: boolean } => {
  const { item: current, status } = useStore(player.state)
  const mine = item !== undefined && current?.key === item.key
  return { mine, sounding: mine && (status === 'playing' || status === 'loading') }
}

/** Plays an item, or pauses it when it already sounds. */
export const toggleItem = (item: PlayerItem, queue?: readonly PlayerItem[]): void => {
  const { item: current, status } = player.state.get()
  if (current?.key === item.key && status !== 'failed') player.toggle()
  else void player.play(item, queue === undefined ? {} : { queue })
}
