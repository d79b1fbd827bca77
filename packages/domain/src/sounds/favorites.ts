import { Owned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import { Favorite } from './favorite.ts'

/** What the caller marked. */
export class Favorites extends Owned<Favorite, 'userId'> {
  protected readonly entity = Favorite
  protected readonly owner = 'userId' as const
  protected readonly thing = 'favourite'

  /** Marks a sound the caller sees, or takes the mark away. On the caller's own the sound's own flag goes along. */
  async set(generationId: string, wanted: boolean, token?: string): Promise<void> {
    await this.unit.em.flush()
    await this.unit.rows(sql`select sounds.set_favorite(${generationId}, ${token ?? null}, ${wanted})`)
  }
}
