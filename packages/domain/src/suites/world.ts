import pg from 'pg'
import { beforeAll } from 'vitest'
import { aFullWorld, type FullWorld } from '../testing/full-world.ts'
import { aWorld, type World } from '../testing/world.ts'

export type Crowd = {
  readonly world: World
  readonly client: pg.Client
  readonly ada: FullWorld
  readonly bob: FullWorld
}

/** A database with two people who have rows in every table, and a connection of its owner. Bob dealt with a public sound of Ada's. */
export function aCrowd(): Crowd {
  const crowd = { world: aWorld() } as { -readonly [K in keyof Crowd]: Crowd[K] }
  beforeAll(async () => {
    crowd.client = new pg.Client({ connectionString: crowd.world.adminUrl })
    await crowd.client.connect()
    crowd.ada = await aFullWorld(crowd.client, { isPublic: true })
    crowd.bob = await aFullWorld(crowd.client, { neighbour: crowd.ada })
    return () => crowd.client.end()
  })
  return crowd
}
