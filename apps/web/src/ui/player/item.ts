import type { Wave } from '../ribbon/wave.ts'

/** Samples of one channel, -1..1. */
export type Pcm = { readonly samples: Float32Array<ArrayBuffer>; readonly sampleRate: number }

/** Something the player can play. Two items with one key are the same audio. */
export type PlayerItem = {
  readonly key: string
  readonly title: string
  /** Where the thing lives in the app. */
  readonly href?: string | undefined
  /** Seconds. */
  readonly length: number
  readonly wave: Wave | undefined
  readonly hue?: string | undefined
  /** Samples, or a way to the bytes of a file the browser can decode. */
  readonly source: { readonly load: () => Promise<ArrayBuffer> } | Pcm
  /** Told once each time it is started from the beginning by hand. */
  readonly onStart?: (() => void) | undefined
}

export type PlayerState = {
  readonly item: PlayerItem | undefined
  readonly status: 'idle' | 'loading' | 'playing' | 'paused' | 'failed'
  /** Seconds, when a part of the item plays and repeats. */
  readonly range: readonly [number, number] | undefined
  readonly repeat: boolean
  /** 0..1, as the hand sets it. */
  readonly volume: number
  readonly queue: readonly PlayerItem[]
}
