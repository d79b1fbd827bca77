import type { EntityClass, FilterQuery, RequiredEntityData } from '@mikro-orm/core'
import { DomainError } from './errors.ts'
import type { Unit } from './unit.ts'

/** The rows of a table a unit may touch. `Owner` is the field that names whose a row is: the first lock, before row-level security. */
export abstract class Owned<E extends object, Owner extends keyof E & string> {
  protected readonly unit: Unit
  protected abstract readonly entity: EntityClass<E>
  protected abstract readonly owner: Owner
  /** What a person calls one of these. */
  protected abstract readonly thing: string

  constructor(unit: Unit) {
    this.unit = unit
  }

  /** The caller's row, or undefined. */
  async find(where: string | FilterQuery<E>): Promise<E | undefined> {
    const own = { [this.owner]: this.unit.user }
    const wanted = typeof where === 'string' ? { id: where } : where
    return (await this.unit.em.findOne(this.entity, { $and: [own, wanted] } as FilterQuery<NoInfer<E>>)) ?? undefined
  }

  /** The caller's row. Another's and none are the same: `not_found`. */
  async get(where: string | FilterQuery<E>): Promise<E> {
    const row = await this.find(where)
    if (!row) throw new DomainError('not_found', { thing: this.thing })
    return row
  }

  /** All of the caller's rows that match; for short lists only, the others are pages. */
  async all(where: FilterQuery<E>, orderBy: { [K in keyof E]?: 'asc' | 'desc' } = {}): Promise<E[]> {
    const own = { [this.owner]: this.unit.user }
    return this.unit.em.find(this.entity, { $and: [own, where] } as FilterQuery<NoInfer<E>>, {
      orderBy: orderBy as never,
    })
  }

  /** A new row of the caller's, written when the unit commits. */
  add(data: Omit<RequiredEntityData<E>, Owner>): E {
    return this.unit.em.create(this.entity, {
      ...data,
      [this.owner]: this.unit.user,
    } as unknown as RequiredEntityData<E>)
  }

  remove(row: E): void {
    this.unit.em.remove(row)
  }
}

/** The rows of a table that belongs to nobody: reached by definer functions, or by the owner's commands. */
export abstract class Unowned<E extends object> {
  protected readonly unit: Unit
  protected abstract readonly entity: EntityClass<E>

  constructor(unit: Unit) {
    this.unit = unit
  }

  async find(where: FilterQuery<NoInfer<E>>): Promise<E | undefined> {
    return (await this.unit.em.findOne(this.entity, where)) ?? undefined
  }

  add(data: RequiredEntityData<E>): E {
    return this.unit.em.create(this.entity, data)
  }
}
