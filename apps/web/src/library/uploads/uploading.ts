import { createStore } from '../../ui/store.ts'

export type SentFile = {
  readonly key: number
  readonly path: string
  readonly size: number
  readonly sent: number
  readonly state: 'waiting' | 'sending' | 'sent' | 'known' | 'refused' | 'cancelled'
  /** Why it was refused, as a code of the server. */
  readonly code?: string | undefined
  /** The sentence the server said with it. */
  readonly said?: string | undefined
  /** The id of the upload, once the server has announced one. */
  readonly id?: string | undefined
  readonly trackId?: string | null | undefined
}

/** Everything dropped since the page was opened. */
export type Uploading = {
  readonly files: readonly SentFile[]
  readonly paused: boolean
  /** Tries again by itself: the network or the server is away. */
  readonly away: boolean
  readonly over: number
  readonly refused: number
  readonly bytes: number
  readonly sent: number
  /** Bytes a second, over the last seconds. */
  readonly speed: number
  /** Files of an earlier drop that had not arrived when the page was closed. */
  readonly left: number
}

/** Small, since every page has it; what does the work is fetched with the first drop. */
export const uploading = createStore<Uploading>({
  files: [],
  paused: false,
  away: false,
  over: 0,
  refused: 0,
  bytes: 0,
  sent: 0,
  speed: 0,
  left: 0,
})

export const isUnderWay = ({ files, over }: Uploading): boolean => over < files.length
