import { codeOf, failureOf, sentenceOf } from '../../failure.ts'
import { queries } from '../../trpc.ts'
import { libraryKey } from '../cache.ts'
import { countLeft, fingerprintOf, openLeft } from './left.ts'
import { followBatch } from './outcomes.ts'
import { giveUp, send } from './tus.ts'
import { uploading, type SentFile } from './uploading.ts'
import type { Found } from './walk.ts'

/** Files on their way at a time. */
const atOnce = 3
const taken = /\.(?:mp3|flac|wav|wave|ogg|oga|opus|m4a|mp4|aac|webm)$/i
/** What passes by itself; everything else the server refuses stays refused. */
const passing = new Set([
  'unreachable',
  'unknown',
  'upload_busy',
  'upload_offset',
  'upload_queue_full',
  'database_busy',
  'storage_unavailable',
  'too_many_requests',
  'changed_meanwhile',
])

type Job = {
  key: number
  path: string
  file: File
  fingerprint: number
  tries: number
  stop: AbortController | undefined
}

const left = openLeft()
/** What is shown of each file: another object with every change, at the place its key names. */
const files: SentFile[] = []
const jobs: Job[] = []
let next = 0
let active = 0
let paused = false
let away = false
let [over, refused, bytes, sent, stale] = [0, 0, 0, 0, false]
let marks: { at: number; sent: number }[] = []
let showing: ReturnType<typeof setTimeout> | undefined

const speed = (): number => {
  const now = performance.now()
  marks = [...marks.filter(({ at }) => now - at < 6000), { at: now, sent }]
  const first = marks[0]
  return first === undefined || now - first.at < 500 ? 0 : ((sent - first.sent) / (now - first.at)) * 1000
}

/** Shows what changed, at most five times a second however many files there are. */
const show = (): void => {
  showing ??= setTimeout(() => {
    showing = undefined
    uploading.set({ files: [...files], paused, away, over, refused, bytes, sent, speed: speed(), left: 0 })
    if (stale) void queries.invalidateQueries({ queryKey: libraryKey })
    stale = false
  }, 200)
}

const rowOf = ({ key }: Pick<Job, 'key'>): SentFile => files[key] as SentFile

const note = (job: Pick<Job, 'key'>, part: Partial<SentFile>): void => {
  files[job.key] = { ...rowOf(job), ...part }
  show()
}

const end = (job: Job, state: SentFile['state'], why?: { code: string; said?: string | undefined }): void => {
  const { size, sent: before } = rowOf(job)
  const arrived = state === 'sent'
  over++
  if (state === 'refused') refused++
  sent += (arrived ? size : 0) - before
  if (!arrived) bytes -= size
  note(job, { state, sent: arrived ? size : 0, ...why })
  left.end(job.fingerprint, arrived)
  if (over === files.length) left.clear()
  stale = true
}

/** Ends every wait: there is a network again, or somebody said so. */
const awake = new EventTarget()
addEventListener('online', () => awake.dispatchEvent(new Event('wake')))

const later = (tries: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.min(30_000, 1000 * 2 ** Math.min(tries, 5)))
    awake.addEventListener('wake', () => (clearTimeout(timer), resolve()), { once: true })
  })

const carry = async (job: Job): Promise<void> => {
  const { path, file, fingerprint } = job
  job.stop = new AbortController()
  note(job, { state: 'sending' })
  try {
    await send({
      file,
      name: path,
      batch: left.batch(),
      url: left.urlOf(fingerprint),
      signal: job.stop.signal,
      onUrl: (url) => {
        left.begin(fingerprint, url)
        note(job, { id: url.split('/').at(-1) })
      },
      onSent: (at) => {
        sent += at - rowOf(job).sent
        away = false
        note(job, { sent: at })
      },
    })
    const batch = left.batch()
    end(job, 'sent')
    followBatch(batch, files, (key, part) => note({ key }, part))
  } catch (failure) {
    if (job.stop.signal.aborted) return
    await fail(job, failure)
  }
}

const fail = async (job: Job, failure: unknown): Promise<void> => {
  const { code, status, params } = failureOf(failure)
  if (status === 404 || status === 410) {
    // It was given up here, or it is over there: it is sent anew, once.
    left.forgetUrl(job.fingerprint)
    if (job.tries++ < 1) return again(job)
  }
  // A file that was changed or moved since it was dropped cannot be read any more.
  const readable = await job.file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )
  if (!readable) return end(job, 'refused', { code: 'file_gone' })
  if (!passing.has(code) && status < 500)
    return end(job, 'refused', { code: codeOf(failure), said: sentenceOf(failure) })
  away = code === 'unreachable'
  note(job, { state: 'waiting' })
  const seconds = typeof params.seconds === 'number' ? params.seconds : 0
  await (seconds > 0 ? new Promise((resolve) => setTimeout(resolve, seconds * 1000)) : later(job.tries++))
  if (rowOf(job).state === 'waiting') again(job)
}

const again = (job: Job): void => {
  note(job, { state: 'waiting' })
  jobs.splice(next, 0, job)
  pump()
}

const pump = (): void => {
  while (!paused && active < atOnce && next < jobs.length) {
    const job = jobs[next++]
    if (job === undefined || rowOf(job).state !== 'waiting') continue
    active++
    void carry(job).finally(() => {
      active--
      pump()
    })
  }
}

/** Sends files, three at a time. Thousands may come; the page stays quick, for they are taken in slices. */
export const sendFiles = async (found: AsyncGenerator<Found>): Promise<number> => {
  let slice = performance.now()
  let count = 0
  for await (const { file, path } of found) {
    const fingerprint = fingerprintOf(path, file)
    if (left.add(fingerprint)) continue
    const job: Job = { key: files.length, path, file, fingerprint, tries: 0, stop: undefined }
    files.push({ key: job.key, path, size: file.size, sent: 0, state: 'waiting' })
    bytes += file.size
    count++
    if (!taken.test(path)) end(job, 'refused', { code: 'format_unsupported' })
    else if (file.size === 0) end(job, 'refused', { code: 'file_empty' })
    else jobs.push(job)
    if (performance.now() - slice > 12) {
      show()
      pump()
      await new Promise((resolve) => setTimeout(resolve))
      slice = performance.now()
    }
  }
  show()
  pump()
  return count
}

export const pauseUploads = (pause: boolean): void => {
  paused = pause
  if (pause)
    for (const job of jobs)
      if (rowOf(job).state === 'sending') {
        job.stop?.abort()
        again(job)
      }
  if (!pause) awake.dispatchEvent(new Event('wake'))
  show()
  pump()
}

const cancelJob = (job: Job): void => {
  job.stop?.abort()
  const url = left.urlOf(job.fingerprint)
  if (url !== undefined) void giveUp(url)
  end(job, 'cancelled')
}

const isOpen = (job: Job) => ['waiting', 'sending'].includes(rowOf(job).state)

export const cancelUpload = (key: number): void => {
  const job = jobs.find((candidate) => candidate.key === key && isOpen(candidate))
  if (job !== undefined) cancelJob(job)
}

export const cancelUploads = (): void => {
  for (const job of new Set(jobs.filter(isOpen))) cancelJob(job)
  paused = false
  show()
}

/** Forgets what an earlier drop left unfinished. */
export const forgetLeft = (): void => {
  left.clear()
  uploading.set({ ...uploading.get(), left: countLeft() })
}
