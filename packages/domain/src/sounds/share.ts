import type { JobQueue } from '../jobs/index.ts'
import { clock } from '../shared/columns.ts'
import { DomainError } from '../shared/errors.ts'
import type { Work } from '../work.ts'
import { makeAgain } from './rerender.ts'
import type { SharedSound } from './shared-sound.ts'
import type { ShareSeen } from './shared-sounds.ts'

export type Sharing = { generationId: string; isPublic: boolean; expiresAt?: Date | null | undefined }

/** A link to a sound of the caller's; there is one at most, so asking again changes it. Audio that had expired is rendered again. */
export async function share(
  work: Work,
  queue: JobQueue,
  { generationId, isPublic, expiresAt = null }: Sharing,
): Promise<ShareSeen> {
  const sound = await work.generations.held(generationId)
  const existing = await work.sharedSounds.find({ generationId })
  if (existing) return changeShare(work, existing, { isPublic, expiresAt })
  assertAhead(expiresAt)
  if (sound.state !== 'ready') throw new DomainError('sound_not_ready')
  if (sound.audioSha256 === null) await makeAgain(work, queue, sound)
  const made = await work.sharedSounds.create(generationId, isPublic, expiresAt)
  work.audit.record('share_created', { share: made.id, generation: generationId, isPublic })
  return made
}

/** Who sees a link, and until when. */
export function changeShare(
  work: Work,
  row: SharedSound,
  { isPublic, expiresAt }: { isPublic?: boolean | undefined; expiresAt?: Date | null | undefined },
): Promise<ShareSeen> {
  if (expiresAt !== undefined) {
    assertAhead(expiresAt)
    row.expiresAt = expiresAt
  }
  if (isPublic !== undefined) row.isPublic = isPublic
  work.audit.record('share_changed', { share: row.id, isPublic: row.isPublic })
  return work.sharedSounds.seen(row.id)
}

/** Takes a link back: whoever has it finds nothing. A link made later is another. */
export async function revokeShare(work: Work, id: string): Promise<void> {
  const row = await work.sharedSounds.get(id)
  work.sharedSounds.remove(row)
  work.audit.record('share_revoked', { share: id, generation: row.generationId })
}

function assertAhead(expiresAt: Date | null): void {
  if (expiresAt !== null && expiresAt <= clock.now()) {
    throw new DomainError('input_invalid', { field: 'expiresAt', reason: 'it lies in the past' })
  }
}
