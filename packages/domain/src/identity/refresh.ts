import { z } from 'zod'
import type { Orm } from '../orm.ts'
import { recheckStreams } from '../shared/channel.ts'
import { DomainError } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Origin } from '../shared/unit.ts'
import { inWork } from '../work.ts'
import type { Keyring } from './keyring.ts'
import { sessionLife, type SessionTokens } from './log-in.ts'
import { hashToken } from './tokens.ts'

type Rotation = { outcome: 'rotated' | 'reused' | 'unknown'; user_id: string | null }

/**
 * Renews a session (OAuth 2.0 Security BCP, section 4.14: rotation with reuse detection). The successors are derived from the
 * presented token, so two tabs that ask at once get the same pair; a token older than the one before ends the session.
 */
export async function refresh(orm: Orm, presented: string, keys: Keyring, origin: Origin): Promise<SessionTokens> {
  const [family, secret] = presented.split('.')
  if (!z.uuid().safeParse(family).success || !secret) throw new DomainError('session_ended')
  const next = { access: keys.derive('access', presented), refresh: `${family}.${keys.derive('refresh', presented)}` }
  const { outcome } = await inWork(
    orm,
    { user: null },
    async (work) => {
      const rotation = await work.row<Rotation>(sql`select outcome, user_id from identity.rotate_session(
        ${family}::uuid, ${hashToken(presented)}, ${hashToken(next.access)}, ${hashToken(next.refresh)},
        make_interval(mins => ${sessionLife.accessMinutes}::int), make_interval(days => ${sessionLife.slidingDays}::int))`)
      if (rotation?.outcome === 'reused') {
        await work.become(rotation.user_id!)
        work.audit.record('refresh_reused')
        await recheckStreams(work)
      }
      return rotation!
    },
    origin,
  )
  if (outcome !== 'rotated') throw new DomainError('session_ended')
  return next
}
