import { randomUUID } from 'node:crypto'
import type { JobQueue } from '../jobs/index.ts'
import type { Work } from '../work.ts'
import { begin } from './generate.ts'
import type { GenerationSeen } from './generation-view.ts'
import type { EngineName, SoundParameters } from './input.ts'
import { checkPatch } from './patch.ts'

/** Everything audio depends on, and what it is called. */
export type Made = {
  prompt: string
  parameters: SoundParameters
  seed: number
  engine: EngineName
  patch?: readonly number[] | undefined
  loop?: boolean | undefined
  /** A sound of the caller's this one was made from. */
  derivedFrom?: string | undefined
}

/** Keeps a sound that was made by hand: it is rendered again, to the same bytes. */
export async function keep(work: Work, queue: JobQueue, made: Made): Promise<GenerationSeen> {
  checkPatch(made.engine, made.patch)
  if (made.derivedFrom !== undefined) await work.generations.get(made.derivedFrom)
  return begin(work, queue, asNew(made))
}

/** The row of a sound whose parameters are known. */
export const asNew = ({ prompt, parameters, seed, engine, patch, loop, derivedFrom }: Made) => ({
  id: randomUUID(),
  prompt,
  parameters,
  engine,
  seed,
  reader: null,
  derivedFrom: derivedFrom ?? null,
  additionalParams: { ...(patch ? { patch: [...patch] } : {}), ...(loop ? { loop } : {}) },
})
