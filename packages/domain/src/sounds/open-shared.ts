import type { JobQueue } from '../jobs/index.ts'
import type { Work } from '../work.ts'
import { begin } from './generate.ts'
import { readItem } from '../shared/item.ts'
import type { GenerationSeen } from './generation-view.ts'
import { asNew } from './keep.ts'
import { oneShown, type PublicSound } from './public-sound.ts'

/** Opens a sound the caller is shown with its own parameters and seed: a copy of the caller's, to be turned further. */
export async function openShared(
  work: Work,
  queue: JobQueue,
  wanted: { generationId: string; token?: string | undefined },
): Promise<GenerationSeen> {
  const { id, prompt, duration, wetness, pitch, type, seed, engine, additionalParams } = readItem<PublicSound>(
    await work.rows(oneShown(wanted)),
    [],
  )
  const { patch, loop } = additionalParams
  return begin(
    work,
    queue,
    asNew({ prompt, parameters: { duration, wetness, pitch, type }, seed, engine, patch, loop, derivedFrom: id }),
  )
}
