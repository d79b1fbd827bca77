import { coverUrl, mediaUrl } from '../peaks/media.ts'
import { waveOf } from '../peaks/wave.ts'
import { renew } from '../session.ts'
import { gainOf } from '../ui/player/gain.ts'
import type { PlayerItem } from '../ui/player/item.ts'
import { player } from '../ui/player/player.ts'
import { append, insertNext } from '../ui/player/queue.ts'
import { tell } from '../ui/toasts.tsx'
import { say } from '../words/language.ts'
import { playing } from '../words/player.ts'
import { tellListen } from './listens.ts'

/** As much of a track as is needed to hear it. */
export type Playable = {
  readonly id: string
  readonly title: string
  readonly artist: string | null
  readonly album: string | null
  readonly format: string | null
  readonly durationMs: number | null
  readonly fileSha256: string | null
  readonly coverSha256: string | null
  readonly peaksSha256: string | null
  readonly loudness: number | null
  readonly peak: number | null
  readonly deletedAt?: Date | null | undefined
}

/** The formats as browsers name them. */
const types: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
  wav: 'audio/wav',
  ogg: 'audio/ogg; codecs=vorbis',
  opus: 'audio/ogg; codecs=opus',
  m4a: 'audio/mp4; codecs=mp4a.40.2',
  aac: 'audio/aac',
  webm: 'audio/webm; codecs=opus',
}

/** Where a track is shown. */
export const trackHref = (id: string): string => `/library?track=${id}`

/** How somebody else's track is heard: by which share, if by one, and where it is shown. */
export type Shown = { readonly home: string; readonly via?: string | undefined }

/** A track as the player takes it; undefined while there is nothing to hear. */
export const itemOfTrack = (track: Playable, shown?: Shown): PlayerItem | undefined => {
  const via = shown?.via
  const { id, title, artist, album, format, fileSha256, coverSha256, durationMs, peaksSha256 } = track
  if (fileSha256 === null || track.deletedAt != null) return undefined
  return {
    key: id,
    title,
    artist: artist ?? undefined,
    album: album ?? undefined,
    cover: coverSha256 === null ? undefined : coverUrl(coverSha256, 480, via),
    href: shown?.home ?? trackHref(id),
    length: (durationMs ?? 0) / 1000,
    wave: waveOf(peaksSha256, via),
    hue: 'blue',
    continues: true,
    source: {
      url: mediaUrl(fileSha256, via),
      type: format === null ? undefined : types[format],
      otherwise: shown === undefined ? `/media/track/${id}?format=mp3` : undefined,
      gain: gainOf(track.loudness, track.peak),
      mend: () => (shown === undefined ? renew() : Promise.resolve(false)),
    },
    ...(shown === undefined && {
      keep: track,
      onHeard: ({ since, milliseconds }, when) =>
        tellListen({ trackId: id, listenedAt: since, listenedMs: milliseconds }, when),
    }),
  }
}

const itemsOf = (tracks: readonly Playable[], shown?: Shown): PlayerItem[] =>
  tracks.flatMap((track) => itemOfTrack(track, shown) ?? [])

/** More of the list that plays, asked for when its end comes near; an empty answer ends it. */
export type More = () => Promise<readonly Playable[]>
export type From = { more?: More | undefined; shown?: Shown | undefined }

/** Fetches more of a list as often as what is left of it grows short, until another list is played. */
const goOn = (more: More, shown: Shown | undefined): void => {
  const list = player.state.get().queue.list
  let asking = false
  const stop = player.state.subscribe(() => {
    const { queue } = player.state.get()
    if (queue.list !== list) return stop()
    if (asking || queue.entries.length - queue.at > 10) return
    asking = true
    void more().then(
      (tracks) => {
        asking = tracks.length === 0
        if (!asking && player.state.get().queue.list === list)
          player.changeQueue((now) => append(now, itemsOf(tracks, shown)))
        else stop()
      },
      () => setTimeout(() => (asking = false), 10_000),
    )
  })
}

/** Plays a list from the track at `at` on; what was in the queue goes. */
export const playTracks = (tracks: readonly Playable[], at = 0, { shown, more }: From = {}): void => {
  const first = tracks.slice(at).find((track) => itemOfTrack(track, shown) !== undefined)
  const item = first && itemOfTrack(first, shown)
  if (item === undefined) return
  void player.play(item, { queue: itemsOf(tracks, shown) })
  if (more !== undefined) goOn(more, shown)
}

/** Plays a list mixed, from any of its tracks on. */
export const playShuffled = (tracks: readonly Playable[], from: From = {}): void => {
  if (!player.state.get().queue.shuffled) player.toggleShuffle()
  playTracks(tracks, Math.floor(Math.random() * tracks.length), from)
}

/** Puts tracks into the queue; where nothing is in it they play at once. */
const put = (tracks: readonly Playable[], how: typeof append, said: (count: number) => string): void => {
  const items = itemsOf(tracks)
  if (player.state.get().item === undefined) return playTracks(tracks)
  player.changeQueue((queue) => how(queue, items))
  tell(said(items.length))
}

/** Puts tracks behind the one that plays. */
export const playNext = (tracks: readonly Playable[]): void => put(tracks, insertNext, say(playing).willPlayNext)

/** Puts tracks at the end of the queue. */
export const playLast = (tracks: readonly Playable[]): void => put(tracks, append, say(playing).willPlayLast)

/** Plays a track, or pauses it when it already sounds: what a row's button does. */
export const toggleTrack = (tracks: readonly Playable[], at: number, from: From = {}): void => {
  const { item, status } = player.state.get()
  if (item !== undefined && item.key === tracks[at]?.id && status !== 'failed') player.toggle()
  else playTracks(tracks, at, from)
}
