import type { JobQueue } from '../jobs/index.ts'
import type { Work } from '../work.ts'
import type { MusicTrack } from './music-track.ts'

/**
 * Has the file of a track read once more: what the owner edited stays, what they did not follows the file. Answers false where
 * it is none of `states`, is being read already, or has no file.
 */
export async function readAgain(
  work: Work,
  queue: JobQueue,
  id: string,
  states: readonly MusicTrack['state'][] = ['failed', 'ready'],
): Promise<boolean> {
  const track = await work.tracks.live(id)
  if (track.state === 'reading' || !states.includes(track.state) || !track.fileSha256) return false
  const jobId = await queue.enqueue(work, 'library.read', { v: 1, trackId: id as never }, { subjectId: id })
  Object.assign(track, { state: 'reading', errorCode: null, jobId })
  return true
}
