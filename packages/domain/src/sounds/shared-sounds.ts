import { randomBytes } from 'node:crypto'
import { cursorOf } from '../shared/cursor.ts'
import { asItem, readItem, type Whole } from '../shared/item.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { raw, sql } from '../shared/sql.ts'
import { isoInstant, view, type Seen } from '../shared/view.ts'
import type { GenerationSeen } from './generation-view.ts'
import { SharedSound } from './shared-sound.ts'

export const shareView = view(SharedSound, [
  'id',
  'generationId',
  'shareToken',
  'isPublic',
  'viewCount',
  'createdAt',
  'expiresAt',
])
export type ShareSeen = Whole<Seen<typeof shareView>>

/** A link in the list of all the caller shares, with what one must know of its sound. */
export type ShareListed = ShareSeen &
  Pick<
    GenerationSeen,
    | 'prompt'
    | 'duration'
    | 'type'
    | 'audioUrl'
    | 'audioSha256'
    | 'peaksSha256'
    | 'loudness'
    | 'playCount'
    | 'hiddenAt'
    | 'deletedAt'
  >

/** The caller's links. */
export class SharedSounds extends Owned<SharedSound, 'ownerId'> {
  protected readonly entity = SharedSound
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'link'

  /** Writes a new link at once. Its token has 192 random bits. */
  async create(generationId: string, isPublic: boolean, expiresAt: Date | null): Promise<ShareSeen> {
    const token = randomBytes(24).toString('base64url')
    const [made] = await this.unit.rows<{ id: string }>(sql`
      insert into sounds.shared_sounds (generation_id, owner_id, share_token, is_public, expires_at)
        values (${generationId}, ${this.unit.user}, ${token}, ${isPublic}, ${expiresAt?.toISOString() ?? null}) returning id`)
    return this.seen(made!.id)
  }

  async seen(id: string): Promise<ShareSeen> {
    await this.unit.em.flush()
    const rows = await this.unit.rows<{ item: string }>(
      asItem(
        sql`select ${shareView.select('v')} from sounds.shared_sounds v where v.id = ${id} and v.owner_id = ${this.unit.user}`,
      ),
    )
    return readItem(rows, shareView.dates, this.thing)
  }
}

/** Everything the caller shares, newest first; links that ran out and those of deleted sounds among them. */
export function sharesPage({ cursor, limit }: { cursor?: string | undefined; limit: number }): PageQuery<ShareListed> {
  const after = cursorOf('shares', cursor)
  const beyond = after ? sql` and (s.created_at, s.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : raw('')
  const page = pageOf(shareView, {
    // The links first and their sounds after: under row-level security the planner takes the join for rarer than it is.
    from: sql`
      (select * from sounds.shared_sounds s where s.owner_id = identity.current_user_id()${beyond}
        order by s.created_at desc, s.id desc limit ${limit + 1}) v
      join sounds.generations g on g.id = v.generation_id`,
    where: raw('true'),
    order: 'v.created_at desc, v.id desc',
    list: 'shares',
    limit,
    position: (item) => ({ sort: [item.createdAt], id: item.id }),
    extra:
      raw(`g.prompt, g.duration, g.type, g.audio_url as "audioUrl", g.audio_sha256 as "audioSha256", g.peaks_sha256 as "peaksSha256",
      g.loudness, g.play_count as "playCount", ${isoInstant('g.hidden_at')} as "hiddenAt", ${isoInstant('g.deleted_at')} as "deletedAt"`),
  }) as PageQuery<ShareListed>
  return { ...page, dates: [...page.dates, 'hiddenAt', 'deletedAt'] }
}
