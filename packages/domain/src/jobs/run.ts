import { Bell } from './bell.ts'
import { startBoss } from './boss.ts'
import type { JobQueue } from './queue.ts'
import { schedules, type ScheduledName } from './queues.ts'

/** What the server does by the clock, by itself. The signal aborts when the server stops. */
export type ServerJobs = { readonly [N in ScheduledName]?: (signal: AbortSignal) => Promise<void> }

const lapseMilliseconds = 1000

/**
 * Keeps the queue in order while the server runs: takes jobs from silent workers, cleans up what is over, and does what
 * is scheduled. Several servers at one database share the work. Answers how to stop it.
 */
export async function runServerJobs(
  queue: JobQueue,
  jobs: ServerJobs,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const end = new AbortController()
  const boss = await startBoss(queue.orm, { supervise: true, schedule: true, onError })
  for (const [name, handle] of Object.entries(jobs)) {
    await boss.work(name, { pollingIntervalSeconds: 5 }, async ([job]) => {
      await handle(AbortSignal.any([end.signal, ...(job ? [job.signal] : [])]))
    })
    await boss.schedule(name, schedules[name as ScheduledName], null, { missed: 'once' })
  }
  const watching = watch()
  return async () => {
    end.abort()
    await watching
    await boss.stop({ graceful: true, timeout: 5000, close: false })
  }

  async function watch(): Promise<void> {
    const bell = new Bell()
    while (!end.signal.aborted) {
      await queue.lapse(onError).catch(onError)
      await bell.wait(lapseMilliseconds, end.signal)
    }
  }
}
