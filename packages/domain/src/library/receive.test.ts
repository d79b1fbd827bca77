import { expect, test } from 'vitest'
import { aQueue } from '../jobs/testing/queue.ts'
import { aBlob, aDigest } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { receiveMany, type Brought } from './receive-many.ts'
import { beginTrack } from './receive.ts'

const world = aWorld()
const q = aQueue(world)
const plans = { billing: false, storageLimit: 10_000 }
const aFile = (size = 1000, sha256 = aDigest()): Brought => ({
  fileName: 'deep/er/A song.mp3',
  sha256,
  size,
  format: 'mp3',
  tags: { artist: 'Ella' },
})

test('an import is one track for each file, and gives way to an upload that comes after it', async () => {
  const [ada, bob] = [await world.aPerson(), await world.aPerson()]
  const bring = (files: Brought[]) => world.as(ada, (work) => receiveMany(work, { queue: q.queue, plans }, files))
  const files = [aFile(), aFile()]
  expect(await bring([...files, files[0]!])).toEqual(new Set(files.map(({ sha256 }) => sha256)))
  expect(await bring(files)).toEqual(new Set())
  await expect(bring([aFile(2000, files[0]!.sha256), aFile(), aFile(8001)])).rejects.toMatchObject({
    code: 'quota_exceeded',
  })

  const sha256 = await aBlob(world, bob)
  const uploaded = await world.as(bob, (work) =>
    beginTrack(work, q.queue, plans, { fileName: 'One.wav', sha256, format: 'wav' }),
  )
  const claims = []
  for (let n = 0; n < 4; n++)
    claims.push(await q.queue.claim(['library.read'], { signal: new AbortController().signal, waitMilliseconds: 0 }))
  const subjects = claims.flatMap((claim) => (claim?.name === 'library.read' ? claim.payload.trackId : []))
  expect(subjects).toHaveLength(3)
  expect(subjects[0]).toBe(uploaded)
  const seen = await world.as(ada, (work) => work.tracks.seen(subjects[1]!))
  expect(seen).toMatchObject({ title: 'A song', artist: 'Ella', fileSize: 1000, fileUrl: `/media/${seen.fileSha256}` })
  expect(files.map((file) => file.sha256)).toContain(seen.fileSha256)
  expect(await world.as(ada, (work) => work.totals.held())).toMatchObject({ trackCount: 2, fileSize: 2000 })
})
