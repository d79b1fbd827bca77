import { randomUUID } from 'node:crypto'
import { createTestDatabase } from '@stemma/testing'
import { beforeAll } from 'vitest'
import { createOrm, type Orm } from '../orm.ts'
import { inWork, type Work } from '../work.ts'

export type World = {
  readonly orm: Orm
  /** Connected as the owner of the cluster, for the owner's deeds. */
  readonly owner: Orm
  readonly adminUrl: string
  readonly apiUrl: string
  /** A new person: their id. */
  aPerson(): Promise<string>
  as<T>(user: string | null, work: (unit: Work) => Promise<T>): Promise<T>
  /** As the owner of the server, past every policy. */
  asOwner<T>(work: (unit: Work) => Promise<T>): Promise<T>
}

/** A database of this test file's own, and people in it. */
export function aWorld(): World {
  const world = {} as { -readonly [K in keyof World]: World[K] }
  beforeAll(async () => {
    const database = await createTestDatabase()
    world.adminUrl = database.adminUrl
    world.apiUrl = database.apiUrl
    world.orm = createOrm({ url: database.apiUrl })
    world.owner = createOrm({ url: database.adminUrl, poolMax: 2 })
    world.as = (user, work) => inWork(world.orm, { user }, work)
    world.asOwner = (work) => inWork(world.owner, { role: 'stemma_definer' }, work)
    world.aPerson = async () => {
      const id = randomUUID()
      await world.as(id, async (work) => {
        const username = `p${id.slice(0, 8)}`
        work.users.create({ id, email: `${username}@example.org`, username, passwordHash: 'none' })
        await work.em.flush()
        work.profiles.add({ username })
        work.settings.add({})
      })
      return id
    }
    return async () => {
      await world.orm.close()
      await world.owner.close()
      await database.drop()
    }
  })
  return world
}
