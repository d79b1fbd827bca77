import { DomainError } from '../shared/errors.ts'
import { Owned } from '../shared/repository.ts'
import { sql, type Sql } from '../shared/sql.ts'
import { oneGeneration, readGeneration, type GenerationSeen } from './generation-view.ts'
import { Generation } from './generation.ts'
import { insertGeneration, type NewSound } from './new-sound.ts'

/** The caller's sounds. */
export class Generations extends Owned<Generation, 'userId'> {
  protected readonly entity = Generation
  protected readonly owner = 'userId' as const
  protected readonly thing = 'sound'

  /** Writes a new sound of the caller's at once. */
  async begin(sound: NewSound): Promise<GenerationSeen> {
    return readGeneration(await this.unit.rows(insertGeneration(sound)))
  }

  /** A sound as its owner sees it, in the trash or not. */
  async seen(id: string): Promise<GenerationSeen> {
    await this.unit.em.flush()
    return readGeneration(await this.unit.rows(oneGeneration(id)))
  }

  /** A sound that is not in the trash. */
  live(id: string): Promise<Generation> {
    return this.get({ id, deletedAt: null })
  }

  /** A sound that is not in the trash, nobody else changing it until this unit ends. */
  async held(id: string): Promise<Generation> {
    await this.unit.rows(sql`
      select from sounds.generations where id = ${id} and user_id = ${this.unit.user} and deleted_at is null for no key update`)
    return this.live(id)
  }

  /** Puts a sound into the trash, where it keeps its places in collections without being counted there. */
  toTrash(id: string): Promise<void> {
    return this.#move(id, sql`deleted_at = now()`, sql`deleted_at is null`, -1)
  }

  /** Takes a sound out of the trash. */
  restore(id: string): Promise<void> {
    return this.#move(id, sql`deleted_at = null`, sql`deleted_at is not null`, 1)
  }

  /** Removes a sound in the trash for good. */
  async purge(id: string): Promise<void> {
    const [gone] = await this.unit.rows(sql`
      delete from sounds.generations where id = ${id} and user_id = ${this.unit.user} and deleted_at is not null returning id`)
    if (!gone) throw new DomainError('not_found', { thing: this.thing })
  }

  async #move(id: string, change: Sql, from: Sql, count: 1 | -1): Promise<void> {
    const [moved] = await this.unit.rows(sql`
      with moved as (update sounds.generations set ${change} where id = ${id} and user_id = ${this.unit.user} and ${from} returning id),
        counted as (update sounds.collections c set sound_count = c.sound_count + ${count}
          from sounds.collection_sounds s, moved where s.generation_id = moved.id and c.id = s.collection_id)
      select id from moved`)
    if (!moved) await this.get(id) // where it is there, it is where it should be
  }
}
