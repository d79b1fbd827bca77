import { expect, test } from 'vitest'
import { retain } from '../retain.ts'
import { sql } from '../shared/sql.ts'
import { sweep } from '../storage/sweep.ts'
import { memoryStore } from '../storage/testing/store.ts'
import { aFullWorld, isNobodys, readTables, type FullWorld } from '../testing/full-world.ts'
import { inWork } from '../work.ts'
import { findTraces } from './traces.ts'
import { aCrowd } from './world.ts'

const crowd = aCrowd()
const store = memoryStore()

/** Everything that leads to a person: who they are, what they wrote, their rows, their links, their audio. */
const needlesOf = ({ id, mark, shown, rows, secrets, blobs }: FullWorld) =>
  [
    id,
    mark,
    shown,
    secrets.share,
    secrets.expiredShare,
    ...Object.values(rows)
      .flatMap((rows) => rows.map((row) => row['id']))
      .filter((id) => typeof id === 'string' && id.length === 36),
    ...blobs.map((blob) => blob.sha256),
  ] as string[]

const tableOf = (trace: string) => trace.slice(0, trace.indexOf(':'))

test('of an erased person nothing is left in any table, in the queue, or among the blobs; and nothing of others is lost', async () => {
  const { client, world, ada } = crowd
  const leaving = await aFullWorld(client, { isPublic: true, neighbour: ada })
  const fan = await aFullWorld(client, { neighbour: leaving })
  for (const { blobs } of [ada, fan, leaving])
    for (const { bytes, sha256 } of blobs) await store.put(bytes, { sha256, size: bytes.length })
  const ofAda = await findTraces(client, [ada.mark])

  // What is searched for is really everywhere, or finding nothing would mean nothing.
  const before = new Set((await findTraces(client, needlesOf(leaving))).map(tableOf))
  for (const { name } of await readTables(client))
    if (!isNobodys(name) || name === 'storage.blobs') expect(before, name).toContain(name)
  expect([...before].some((name) => name.startsWith('pgboss.'))).toBe(true)

  const erase = () =>
    inWork(world.orm, { user: null }, (work) =>
      work.row<{ done: boolean }>(sql`select identity.erase(${leaving.id}, ${'k'.repeat(64)}) as done`),
    )
  expect(await erase(), 'without having asked for it').toEqual({ done: false })
  await world.asOwner((work) =>
    work.rows(sql`update identity.users set deleted_at = now() - interval '29 days' where id = ${leaving.id}`),
  )
  expect(await erase(), 'within the grace').toEqual({ done: false })
  await world.asOwner((work) =>
    work.rows(sql`update identity.users set deleted_at = now() - interval '31 days' where id = ${leaving.id}`),
  )
  expect(await erase()).toEqual({ done: true })
  await retain(world.orm)
  for (let round = 0; round < 2; round++) await sweep(world.orm, store, { grace: 0 })

  expect(await findTraces(client, needlesOf(leaving))).toEqual([])
  expect(leaving.blobs.map((blob) => blob.sha256).filter((sha256) => store.has(sha256))).toEqual([])
  expect(await findTraces(client, [ada.mark])).toEqual(ofAda)
  expect(fan.blobs.map((blob) => blob.sha256).filter((sha256) => !store.has(sha256))).toEqual([])
})
