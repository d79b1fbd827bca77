import type { ShareRow, SoundRow } from './client.ts'

/** What its owner sees of a sound. */
export const seen = {
  id: true,
  prompt: true,
  duration: true,
  wetness: true,
  pitch: true,
  type: true,
  confidence: true,
  reader: true,
  engine: true,
  seed: true,
  additionalParams: true,
  derivedFrom: true,
  state: true,
  errorCode: true,
  jobId: true,
  audioUrl: true,
  audioSha256: true,
  peaksSha256: true,
  loudness: true,
  fileSizeBytes: true,
  audioExpiresAt: true,
  isFavorite: true,
  playCount: true,
  lastPlayedAt: true,
  createdAt: true,
  deletedAt: true,
  hiddenAt: true,
}

/** The same with what keeps its audio. */
export const seenAndKept = () => ({
  ...seen,
  share: { select: { id: true }, where: { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] } },
  _count: { select: { collections: { where: { collection: { deletedAt: null } } } } },
})

const plain = (row: SoundRow) => ({
  ...row,
  duration: row.duration.toNumber(),
  confidence: row.confidence?.toNumber() ?? null,
  loudness: row.loudness?.toNumber() ?? null,
  seed: Number(row.seed),
})

export const soundView = ({ share, _count, ...row }: SoundRow) => ({
  ...plain(row),
  isShared: share != null,
  collectionCount: _count?.collections ?? 0,
})

/** What anybody sees of a shared sound. */
const shown = {
  id: true,
  userId: true,
  prompt: true,
  duration: true,
  wetness: true,
  pitch: true,
  type: true,
  confidence: true,
  reader: true,
  engine: true,
  seed: true,
  additionalParams: true,
  audioUrl: true,
  audioSha256: true,
  peaksSha256: true,
  loudness: true,
  fileSizeBytes: true,
  playCount: true,
  createdAt: true,
}

export const sharedBy = (userId: string) => ({
  id: true,
  shareToken: true,
  isPublic: true,
  viewCount: true,
  createdAt: true,
  expiresAt: true,
  generation: {
    select: {
      ...shown,
      user: { select: { username: true } },
      favorites: { where: { userId }, select: { userId: true } },
    },
  },
})

export function shareView({ generation, ...share }: ShareRow, me: string) {
  const { user, favorites, userId, ...sound } = generation
  return {
    ...share,
    generation: {
      ...plain(sound),
      madeBy: user.username,
      isMine: userId === me,
      isFavorite: favorites.length > 0,
    },
  }
}
