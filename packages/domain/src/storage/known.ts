import type { Orm } from '../orm.ts'
import { inWork } from '../work.ts'
import type { BlobRef } from './blobs.ts'

const batch = 5000

/** Every blob the rows know, in the order of digests. `orm` connects as one who may become `stemma_definer`. */
export async function* knownBlobs(orm: Orm): AsyncGenerator<BlobRef, void, void> {
  for (let after = ''; ;) {
    const blobs = await inWork(orm, { role: 'stemma_definer' }, (work) => work.blobs.known(after, batch))
    yield* blobs
    if (blobs.length < batch) return
    after = blobs.at(-1)!.sha256
  }
}
