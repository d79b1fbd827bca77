import type { JobQueue } from '../jobs/index.ts'
import type { Work } from '../work.ts'

/** Has the file of a track read once more, if it could not be read before. Answers whether it is read now. */
export async function readAgain(work: Work, queue: JobQueue, id: string): Promise<boolean> {
  const track = await work.tracks.live(id)
  if (track.state !== 'failed') return false
  const jobId = await queue.enqueue(work, 'library.read', { v: 1, trackId: id as never }, { subjectId: id })
  Object.assign(track, { state: 'reading', errorCode: null, jobId })
  return true
}
