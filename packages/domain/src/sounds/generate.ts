import { randomUUID } from 'node:crypto'
import type { JobQueue } from '../jobs/index.ts'
import { DomainError } from '../shared/errors.ts'
import type { Sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import type { GenerationSeen } from './generation-view.ts'
import type { readers } from './input.ts'
import { insertGeneration, newSeed, type NewSound } from './new-sound.ts'
import type { LanguageReader } from './ports.ts'
import { neutral } from './pure/parameters.ts'

/** Reads prompts in the worker, by the lexicon. */
const byRules = 'rules/v1'

export type Wish = { prompt: string; readWith: (typeof readers)[number]; loop?: boolean | undefined }

/** The sound a prompt asks for, before anybody has read it. */
export function wished(
  { prompt, readWith, loop }: Wish,
  reader: Pick<LanguageReader, 'engine'> | undefined,
): Omit<NewSound, 'jobId'> {
  if (readWith === 'model' && !reader) throw new DomainError('reader_missing')
  return {
    id: randomUUID(),
    prompt,
    parameters: neutral,
    engine: 'synth/v1',
    seed: newSeed(),
    reader: readWith === 'model' ? reader!.engine : byRules,
    derivedFrom: null,
    additionalParams: loop ? { loop } : {},
  }
}

/** Writes a sound and puts its making into the queue, both or neither. */
export async function begin(work: Work, queue: JobQueue, sound: Omit<NewSound, 'jobId'>): Promise<GenerationSeen> {
  const jobId = await queue.enqueue(
    work,
    'sounds.generate',
    { v: 1, generationId: sound.id as never },
    { subjectId: sound.id },
  )
  return work.generations.begin({ ...sound, jobId })
}

/** A typed sentence becomes a sound: the row now, the audio in a moment. */
export const generate = (
  work: Work,
  queue: JobQueue,
  wish: Wish,
  reader: Pick<LanguageReader, 'engine'> | undefined,
): Promise<GenerationSeen> => begin(work, queue, wished(wish, reader))

/** `generate` as a single statement whose row is a sound as `readGeneration` reads it. */
export async function generateStatement(
  queue: JobQueue,
  wish: Wish,
  reader: Pick<LanguageReader, 'engine'> | undefined,
  requestId: string | null,
): Promise<Sql> {
  const sound = wished(wish, reader)
  const { id, clauses } = await queue.enqueuing(
    'sounds.generate',
    { v: 1, generationId: sound.id as never },
    { subjectId: sound.id, requestId },
  )
  return insertGeneration({ ...sound, jobId: id }, clauses)
}
