import type { JobQueue } from '../jobs/index.ts'
import { DomainError } from '../shared/errors.ts'
import type { Work } from '../work.ts'
import type { GenerationSeen } from './generation-view.ts'
import type { Generation } from './generation.ts'

/** Has expired audio rendered again, to the same bytes. Nothing happens where the audio is there, or on its way. */
export async function rerender(work: Work, queue: JobQueue, id: string): Promise<GenerationSeen> {
  const sound = await work.generations.held(id)
  if (sound.state === 'ready' && sound.audioSha256 === null) await makeAgain(work, queue, sound)
  return work.generations.seen(id)
}

/** Tries a sound again that could not be made. */
export async function retry(work: Work, queue: JobQueue, id: string): Promise<GenerationSeen> {
  const sound = await work.generations.held(id)
  if (sound.state !== 'failed') throw new DomainError('sound_busy')
  await makeAgain(work, queue, sound)
  return work.generations.seen(id)
}

/** What had audio before must get the same; what had none is begun anew. */
export async function makeAgain(work: Work, queue: JobQueue, sound: Generation): Promise<void> {
  const job = sound.renderedSha256 === null ? 'sounds.generate' : 'sounds.render'
  sound.jobId = await queue.enqueue(work, job, { v: 1, generationId: sound.id as never }, { subjectId: sound.id })
  sound.state = job === 'sounds.generate' && sound.reader !== null ? 'reading' : 'rendering'
  sound.errorCode = null
}
