import { beforeAll } from 'vitest'
import { aCast, aFullWorld, type Cast, type FullWorld } from '@stemma/domain/testing/full-world'
import { withClient } from '@stemma/testing'
import type { aHouse } from '../testing/house.ts'

export type People = Cast & { ada: FullWorld; /** The token of the attempt at Ada's job. */ attempt: string }

/** The people of the suites in a house of its own, their audio in its store; Ada's job is being worked at. */
export function peopleOf(house: ReturnType<typeof aHouse>): People {
  const people = {} as People
  beforeAll(async () => {
    const { machines } = house.house
    const { ada, ...cast } = await withClient(house.adminUrl, async (client) => {
      const cast = await aCast(client)
      const ada = await aFullWorld(client, { neighbour: cast.carol })
      await client.query(`update pgboss.job set start_after = now() + interval '1 day' where id <> $1`, [ada.job])
      return { ...cast, ada }
    })
    for (const { blobs } of [...Object.values(cast), ada]) {
      for (const { bytes, sha256 } of blobs) await machines.blobs.put(bytes, { sha256, size: bytes.length })
    }
    const claim = await machines.queue.claim(['sounds.generate'], {
      signal: new AbortController().signal,
      waitMilliseconds: 0,
    })
    Object.assign(people, cast, { ada, attempt: claim!.token } satisfies Partial<People>)
  })
  return people
}
