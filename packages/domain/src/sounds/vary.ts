import { mutate } from '@stemma/audio'
import type { JobQueue } from '../jobs/index.ts'
import { DomainError } from '../shared/errors.ts'
import type { Work } from '../work.ts'
import { begin } from './generate.ts'
import type { GenerationSeen } from './generation-view.ts'
import { asNew } from './keep.ts'
import { newSeed } from './new-sound.ts'
import { varyPatch } from './patch.ts'

/** A sound a little unlike one of the caller's: other knobs, another seed, the same words. */
export async function vary(work: Work, queue: JobQueue, id: string): Promise<GenerationSeen> {
  const { prompt, state, engine, parameters, additionalParams } = await work.generations.live(id)
  if (state === 'reading') throw new DomainError('sound_not_ready')
  const seed = newSeed()
  const source = { prompt, seed, engine, loop: additionalParams.loop, derivedFrom: id }
  if (engine === 'synth/v1') return begin(work, queue, asNew({ ...source, parameters: mutate(parameters, seed) }))
  const patch = varyPatch(engine, additionalParams.patch ?? [], () => newSeed() / 2 ** 32)
  // Here the knobs only describe; until the variation is rendered and measured, those of the source are near enough.
  return begin(work, queue, asNew({ ...source, patch, parameters }))
}
