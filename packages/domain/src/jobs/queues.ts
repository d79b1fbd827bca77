/**
 * How each kind of work is queued; times in seconds. A worker that is silent for `heartbeatSeconds` has lost its job
 * (pg-boss takes no less than 10). What is done leaves the queue after an hour; `jobs.jobs` remembers it longer.
 */
export const queues = {
  'sounds.generate': { retryLimit: 2, retryDelay: 1, retryBackoff: true, expireInSeconds: 120, heartbeatSeconds: 10, deleteAfterSeconds: 3600 },
  'sounds.render': { retryLimit: 2, retryDelay: 1, retryBackoff: true, expireInSeconds: 120, heartbeatSeconds: 10, deleteAfterSeconds: 3600 },
  'storage.sweep': { retryLimit: 1, expireInSeconds: 3600, deleteAfterSeconds: 86_400 },
  'workspace.retention': { retryLimit: 1, expireInSeconds: 3600, deleteAfterSeconds: 86_400 },
} as const
export type QueueName = keyof typeof queues

/** When work that nobody asked for is done, as cron expressions in UTC. */
export const schedules = {
  'storage.sweep': '17 * * * *',
  'workspace.retention': '47 3 * * *',
} as const satisfies Partial<Record<QueueName, string>>
export type ScheduledName = keyof typeof schedules
