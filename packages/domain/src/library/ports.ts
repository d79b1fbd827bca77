/** A listen as ListenBrainz is told it. */
export type Scrobble = {
  listenedAt: Date
  title: string
  artist: string
  album: string | null
  durationMs: number | null
  trackNumber: number | null
  player: string
}

/**
 * ListenBrainz, or a server that speaks as it does. What it refuses for the token it throws as `key_refused`, for their
 * number as `listenbrainz_limited` with the `seconds` to wait, else `listenbrainz_unavailable`.
 */
export type ListenBrainz = {
  /** Whom a token belongs to. */
  whose: (token: string, signal: AbortSignal) => Promise<string>
  /** False where it will never take these, however often they are sent. */
  submit: (token: string, listens: readonly Scrobble[], signal: AbortSignal) => Promise<boolean>
}
