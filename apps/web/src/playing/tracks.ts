import { mediaUrl } from '../peaks/media.ts'
import { waveOf } from '../peaks/wave.ts'
import type { PlayerItem } from '../ui/player/item.ts'
import { player } from '../ui/player/player.ts'
import { fetchMedia } from '../peaks/media.ts'

/** As much of a track as is needed to hear it. */
export type Playable = {
  readonly id: string
  readonly title: string
  readonly artist: string | null
  readonly album: string | null
  readonly albumId?: string | null | undefined
  readonly format: string | null
  readonly durationMs: number | null
  readonly fileSha256: string | null
  readonly coverSha256: string | null
  readonly peaksSha256: string | null
  readonly loudness: number | null
  readonly peak: number | null
  readonly deletedAt?: Date | null | undefined
}

/** A track as the player takes it; undefined while there is nothing to hear. `via` is the share it is heard through. */
export const itemOfTrack = (track: Playable, via?: string): PlayerItem | undefined => {
  const { fileSha256 } = track
  if (fileSha256 === null || track.deletedAt != null) return undefined
  return {
    key: track.id,
    title: track.title,
    href: via === undefined ? `/library?track=${track.id}` : `/l/${via}`,
    length: (track.durationMs ?? 0) / 1000,
    wave: waveOf(track.peaksSha256, via),
    hue: 'blue',
    source: { load: () => fetchMedia(mediaUrl(fileSha256, via)) },
  }
}

const itemsOf = (tracks: readonly Playable[], via?: string): PlayerItem[] =>
  tracks.flatMap((track) => itemOfTrack(track, via) ?? [])

/** More of the list that is played, asked for when its end comes near; an empty answer ends it. */
export type More = () => Promise<readonly Playable[]>
export type From = { more?: More; via?: string }

/** Plays a list from the track at `at` on; what was in the queue goes. */
export const playTracks = (tracks: readonly Playable[], at = 0, { via }: From = {}): void => {
  const item = tracks[at] && itemOfTrack(tracks[at], via)
  if (item !== undefined) void player.play(item, { queue: itemsOf(tracks, via) })
}

/** Puts tracks behind the one that plays. */
export const playNext = (_tracks: readonly Playable[]): void => {}

/** Puts tracks at the end of the queue. */
export const playLast = (_tracks: readonly Playable[]): void => {}

/** Plays a track, or pauses it when it already sounds: what a row's button does. */
export const toggleTrack = (tracks: readonly Playable[], at: number, from: From = {}): void => {
  const { item, status } = player.state.get()
  if (item !== undefined && item.key === tracks[at]?.id && status !== 'failed') player.toggle()
  else playTracks(tracks, at, from)
}
