/** A job of a person's: three attempts, and it waits for a worker for as long as it takes (pg-boss would forget it after two weeks). */
const ofPerson = {
  retryLimit: 2,
  retryDelay: 1,
  retryBackoff: true,
  expireInSeconds: 120,
  heartbeatSeconds: 10,
  deleteAfterSeconds: 3600,
  retentionSeconds: 10 * 365 * 86_400,
} as const

/**
 * How each kind of work is queued; times in seconds. A worker that is silent for `heartbeatSeconds` has lost its job
 * (pg-boss takes no less than 10). What is done leaves the queue after an hour; `jobs.jobs` remembers it longer.
 */
export const queues = {
  'sounds.generate': ofPerson,
  'sounds.render': ofPerson,
  // A day of audio is listened to in a quarter of an hour.
  'library.read': { ...ofPerson, expireInSeconds: 1800 },
  'library.cover': ofPerson,
  'library.scrobble': { retryLimit: 0, expireInSeconds: 900, deleteAfterSeconds: 3600 },
  'storage.sweep': { retryLimit: 1, expireInSeconds: 3600, deleteAfterSeconds: 86_400 },
  'workspace.retention': { retryLimit: 1, expireInSeconds: 3600, deleteAfterSeconds: 86_400 },
} as const
export type QueueName = keyof typeof queues

/** What is done first: the higher number, then what was there first. */
export const priorities = { usual: 0, canWait: -1 } as const

/** When work that nobody asked for is done, as cron expressions in UTC. */
export const schedules = {
  'library.scrobble': '* * * * *',
  'storage.sweep': '17 * * * *',
  'workspace.retention': '47 3 * * *',
} as const satisfies Partial<Record<QueueName, string>>
export type ScheduledName = keyof typeof schedules
