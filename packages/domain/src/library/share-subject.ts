import { clock } from '../shared/columns.ts'
import { digest } from '../shared/digest.ts'
import { DomainError } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import type { Subject } from './input.ts'
import { shareView, type ShareSeen } from './shares.ts'

/** A link to a track, an album or a playlist of the caller's; there is one at most, so asking again moves its end. */
export async function shareSubject(
  work: Work,
  subject: Pick<Subject, 'kind'> & { id: string },
  expiresAt: Date | null,
): Promise<ShareSeen> {
  if (expiresAt !== null && expiresAt <= clock.now())
    throw new DomainError('input_invalid', { field: 'expiresAt', reason: 'it lies in the past' })
  const made = await work.shares.create(subject, expiresAt)
  work.audit.record('share_created', { share: made.id, [subject.kind]: subject.id })
  return shareView.of(made)
}

/** Takes a link back: whoever has it finds nothing. */
export async function unshare(work: Work, id: string): Promise<void> {
  const row = await work.shares.get(id)
  work.shares.remove(row)
  work.audit.record('share_revoked', { share: id })
}

/** Counts a look at what a link shows: once a listener and day, never the owner’s. */
export async function recordView(work: Work, token: string, listener: string): Promise<void> {
  await work.rows(sql`select library.record_view(${token}, ${digest(listener)})`)
}
