import { DomainError } from '../shared/errors.ts'
import { Owned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import type { Rules } from './input.ts'
import { PlaylistRules } from './playlist-rules.ts'

/** What the caller's smart playlists hold. */
export class AllRules extends Owned<PlaylistRules, 'ownerId'> {
  protected readonly entity = PlaylistRules
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'playlist'

  /** Makes a playlist of the caller's a smart one, or changes what it holds. */
  async set(playlistId: string, rules: Rules): Promise<void> {
    await this.unit.rows(sql`
      insert into library.playlist_rules (playlist_id, owner_id, rules) values (${playlistId}, ${this.unit.user}, ${JSON.stringify(rules)}::jsonb)
        on conflict (playlist_id) do update set rules = excluded.rules, updated_at = now()`)
  }

  /** Has a playlist be filled by hand again. */
  async takeAway(playlistId: string): Promise<void> {
    await this.unit.rows(
      sql`delete from library.playlist_rules where playlist_id = ${playlistId} and owner_id = ${this.unit.user}`,
    )
  }

  /** Refuses what is done by hand to a playlist that its rules fill. */
  async demandByHand(playlistId: string): Promise<void> {
    if (await this.find({ playlistId })) throw new DomainError('playlist_smart')
  }
}
