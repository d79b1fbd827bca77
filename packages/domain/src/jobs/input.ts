import { z } from 'zod'
import { ref } from '../shared/input.ts'

export const jobId = ref('jobs.jobs')

export const jobStates = ['queued', 'active', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]

export const eventKinds = [
  'queued',
  'started',
  'parameters',
  'progress',
  'ready',
  'failed',
  'cancelled',
  'retrying',
] as const
export type EventKind = (typeof eventKinds)[number]

/** After one of these nothing more happens to a job. */
export const lastKinds: readonly EventKind[] = ['ready', 'failed', 'cancelled']

/** What an event carries to the browser. Ids and numbers; the row itself is read again. */
export const eventData = z.record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean(), z.null()]))
export type EventData = z.infer<typeof eventData>
