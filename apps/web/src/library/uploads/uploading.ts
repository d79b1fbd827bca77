import { createStore } from '../../ui/store.ts'

export type SentFile = {
  readonly key: number
  readonly path: string
  readonly size: number
  sent: number
  state: 'waiting' | 'sending' | 'sent' | 'known' | 'refused' | 'cancelled'
  /** Why it was refused, as a code of the server. */
  code?: string | undefined
  /** The sentence the server said with it. */
  said?: string | undefined
  /** The id of the upload, once the server has announced one. */
  id?: string | undefined
  trackId?: string | null | undefined
}

/** Everything dropped since the page was opened. `files` is one array that grows; `version` tells that something of it changed. */
export type Uploading = {
  readonly version: number
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
  version: 0,
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
