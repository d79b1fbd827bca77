import type { JobQueue } from '../jobs/index.ts'
import type { Work } from '../work.ts'
import { begin } from './generate.ts'
import type { GenerationSeen } from './generation-view.ts'
import { asNew } from './keep.ts'
import { newSeed } from './new-sound.ts'
import { importPatch } from './pure/import-patch.ts'
import { neutral } from './pure/parameters.ts'

/** Makes a sound from the values of another program (jsfxr, ZzFX); its title becomes the prompt. Its knobs are measured with its making. */
export async function importSound(work: Work, queue: JobQueue, text: string): Promise<GenerationSeen> {
  const { title, engine, patch } = importPatch(text)
  return begin(work, queue, asNew({ prompt: title, parameters: neutral, seed: newSeed(), engine, patch }))
}
