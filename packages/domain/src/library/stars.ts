import { Owned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import type { Starred } from './input.ts'
import { Star } from './star.ts'

/** What the caller starred. */
export class Stars extends Owned<Star, 'ownerId'> {
  protected readonly entity = Star
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'star'

  /** Stars something of the caller's, or takes the star away. */
  async set({ kind, id }: Pick<Starred, 'kind'> & { id: string }, wanted: boolean): Promise<void> {
    await this.unit.em.flush()
    await this.unit.rows(sql`select library.set_star(${kind}, ${id}, ${wanted})`)
  }

  /** The same with many things at once: all of them, or none where one is not the caller's. */
  async setAll(subjects: readonly (Pick<Starred, 'kind'> & { id: string })[], wanted: boolean): Promise<void> {
    await this.unit.em.flush()
    await this.unit.rows(sql`
      select library.set_star(s.kind, s.id, ${wanted}) from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) s (kind text, id uuid)`)
  }
}
