import { encodeWav } from '@stemma/audio'
import { player } from './player.ts'

/** Browsers give media keys to pages with a sounding media element: one of silence speaks for what is played from samples. */
const silence = (): HTMLAudioElement => {
  const bytes = encodeWav({ sampleRate: 8000, channels: [new Float32Array(80_000)] }, { format: 'pcm16' })
  const element = new Audio(URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' })))
  element.loop = true
  return element
}

/** Tells the system what plays, and obeys its keys. */
const attach = (session: MediaSession): void => {
  const { state, toggle, step, seek, position } = player
  const stands = silence()
  const act = (name: MediaSessionAction, run: (details: MediaSessionActionDetails) => void) => {
    try {
      session.setActionHandler(name, run)
    } catch {
      // this browser has no such key
    }
  }
  const sounding = () => ['playing', 'loading'].includes(state.get().status)
  act('play', () => void (!sounding() && toggle()))
  act('pause', () => void (sounding() && toggle()))
  act('previoustrack', () => step(-1))
  act('nexttrack', () => step(1))
  act('seekbackward', ({ seekOffset = 10 }) => seek(position() - seekOffset))
  act('seekforward', ({ seekOffset = 10 }) => seek(position() + seekOffset))
  act('seekto', ({ seekTime }) => seekTime !== undefined && seek(seekTime))
  let told: string | undefined
  const tell = () => {
    const { item, status } = state.get()
    const playing = sounding()
    session.playbackState = item === undefined ? 'none' : playing ? 'playing' : 'paused'
    if (playing && item?.continues === true) void stands.play().catch(() => undefined)
    else stands.pause()
    if (item === undefined) {
      session.metadata = null
      told = undefined
      return
    }
    if (told !== item.key) {
      told = item.key
      const artwork = item.cover === undefined ? [] : [{ src: new URL(item.cover, location.href).href }]
      session.metadata = new MediaMetadata({
        title: item.title,
        artist: item.artist ?? '',
        album: item.album ?? '',
        artwork,
      })
    }
    if (status === 'playing' && item.length > 0)
      session.setPositionState({ duration: item.length, position: Math.min(item.length, position()), playbackRate: 1 })
  }
  state.subscribe(tell)
  tell()
}

if ('mediaSession' in navigator) attach(navigator.mediaSession)
