/** Why the audio of a sound is kept: because of what its owner did with it, or because it was heard in the last 90 days. */
export const keptReasons = ['favourite', 'shared', 'collected', 'recent'] as const
export type KeptBecause = (typeof keptReasons)[number]

/** What decides it. */
export type Keepsake = {
  /** Null when the audio is gone; it can be rendered again. */
  audioSha256: string | null
  isFavorite: boolean
  /** A link to it works now. */
  isShared: boolean
  /** How many collections have it, those in the trash apart. */
  collectionCount: number
}

/** The first reason that holds; null where there is no audio. Only `recent` ends by itself, at the sound's `audioExpiresAt`. */
export function keptBecause({ audioSha256, isFavorite, isShared, collectionCount }: Keepsake): KeptBecause | null {
  if (audioSha256 === null) return null
  if (isFavorite) return 'favourite'
  if (isShared) return 'shared'
  return collectionCount > 0 ? 'collected' : 'recent'
}
