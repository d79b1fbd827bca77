/** How each kind of work is queued. Times in seconds. A worker that is silent for `heartbeatSeconds` has lost its job. */
export const queues = {
  'sounds.generate': { retryLimit: 2, retryDelay: 1, retryBackoff: true, expireInSeconds: 120, deleteAfterSeconds: 86_400 },
  'sounds.render': { retryLimit: 2, retryDelay: 1, retryBackoff: true, expireInSeconds: 120, deleteAfterSeconds: 86_400 },
  'storage.sweep': { retryLimit: 1, expireInSeconds: 3600, deleteAfterSeconds: 86_400 },
  'workspace.retention': { retryLimit: 1, expireInSeconds: 3600, deleteAfterSeconds: 86_400 },
} as const
export type QueueName = keyof typeof queues
