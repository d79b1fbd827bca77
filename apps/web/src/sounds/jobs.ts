import { api, queries, trpc } from '../trpc.ts'
import { sentenceOfCode } from '../failure.ts'
import { createStore } from '../ui/store.ts'
import { tellError } from '../ui/toasts.tsx'
import { say } from '../words/language.ts'
import { sounds } from '../words/sounds.ts'
import { soundsKey } from './cache.ts'

/** A job of this person that is not over. `kind` is the last event heard. */
export type UnderWay = { jobId: string; soundId: string; title: string; kind: string; progress: number | undefined }
type Wish = { jobId: string; soundId: string; title: string; onReady?: () => Promise<void> }

export const underWay = createStore<readonly UnderWay[]>([])

const over = new Set(['ready', 'failed', 'cancelled'])
const followed = new Set<string>()

const change = (jobId: string, part: Partial<UnderWay>): void =>
  underWay.set(underWay.get().map((work) => (work.jobId === jobId ? { ...work, ...part } : work)))

/** Follows a job by its stored events until it is over. Following it twice is the same as once; a lost connection resumes. */
export const follow = ({ jobId, soundId, title, onReady }: Wish): void => {
  if (followed.has(jobId)) return
  followed.add(jobId)
  underWay.set([...underWay.get(), { jobId, soundId, title, kind: 'queued', progress: undefined }])
  const finish = (): void => {
    subscription.unsubscribe()
    followed.delete(jobId)
    underWay.set(underWay.get().filter((work) => work.jobId !== jobId))
    void queries.invalidateQueries({ queryKey: soundsKey })
  }
  const subscription = api.jobs.follow.subscribe(
    { id: jobId },
    {
      onData: ({ data: event }) => {
        const { progress } = event.data
        change(jobId, { kind: event.kind, ...(typeof progress === 'number' && { progress }) })
        if (event.kind === 'parameters') void queries.invalidateQueries({ queryKey: soundsKey })
        if (!over.has(event.kind)) return
        finish()
        const { code } = event.data
        if (event.kind === 'failed' && typeof code === 'string')
          tellError(say(sounds).failedNow(title), sentenceOfCode(code))
        if (event.kind === 'ready') void onReady?.().catch(() => undefined)
      },
      onError: finish,
      onComplete: finish,
    },
  )
}

/** Follows what was under way before this page was loaded. */
export const resume = async (): Promise<void> => {
  for (const { id, subjectId } of await api.jobs.active.query({ names: ['sounds.generate', 'sounds.render'] })) {
    if (!subjectId || followed.has(id)) continue
    const sound = await queries.ensureQueryData(trpc.sounds.get.queryOptions({ id: subjectId })).catch(() => undefined)
    if (sound !== undefined) follow({ jobId: id, soundId: sound.id, title: sound.prompt })
  }
}

export const cancel = (jobId: string): void => void api.jobs.cancel.mutate({ id: jobId }).catch(() => undefined)
