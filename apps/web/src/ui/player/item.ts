import type { Wave } from '../ribbon/wave.ts'
import type { Queue, Repeat } from './queue.ts'

/** Samples of one channel, -1..1. */
export type Pcm = { readonly samples: Float32Array<ArrayBuffer>; readonly sampleRate: number }

/** A file that is heard while it arrives. */
export type Stream = {
  readonly url: string
  /** As browsers name it, to ask whether this one plays it. */
  readonly type: string | undefined
  /** The same in a format that every browser plays. */
  readonly otherwise: string | undefined
  /** What brings it to the common loudness. */
  readonly gain: number
  /** What may help when the server refuses; true when it did. */
  readonly mend: () => Promise<boolean>
}

/** How long an item was heard, and since when. */
export type Listen = { readonly since: Date; readonly milliseconds: number }

/** When a listen is told: once it is over, or the page goes; and meanwhile, in case nobody is left to tell it. */
export type Telling = 'over' | 'leaving' | 'meanwhile'

/** Something the player can play. Two items with one key are the same audio. */
export type PlayerItem = {
  readonly key: string
  readonly title: string
  readonly artist?: string | undefined
  readonly album?: string | undefined
  /** The address of a picture. */
  readonly cover?: string | undefined
  /** Where the thing lives in the app. */
  readonly href?: string | undefined
  /** Seconds. */
  readonly length: number
  readonly wave: Wave | undefined
  readonly hue?: string | undefined
  /** Samples, a way to the bytes of a file the browser can decode, or a file to stream. */
  readonly source: { readonly load: () => Promise<ArrayBuffer> } | Pcm | Stream
  /** The next of the queue follows it by itself. */
  readonly continues?: boolean | undefined
  /** What it can be made of again after a reload, as JSON. */
  readonly keep?: unknown
  /** Told once each time it is started from the beginning by hand. */
  readonly onStart?: (() => void) | undefined
  /** Told when half of it or four minutes were heard. */
  readonly onHeard?: ((listen: Listen, when: Telling) => void) | undefined
}

export type PlayerState = {
  readonly item: PlayerItem | undefined
  readonly status: 'idle' | 'loading' | 'playing' | 'paused' | 'failed'
  /** Seconds, when a part of the item plays and repeats. */
  readonly range: readonly [number, number] | undefined
  readonly repeat: Repeat
  /** 0..1, as the hand sets it. */
  readonly volume: number
  readonly queue: Queue<PlayerItem>
  /** The item is none of the queue's: it was only tried out between two of them. */
  readonly aside: boolean
}
