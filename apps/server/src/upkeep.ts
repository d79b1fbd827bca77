import type { Logger } from 'pino'
import type { Machines } from '@stemma/api'
import { retain } from '@stemma/domain'
import type { ServerJobs } from '@stemma/domain/jobs'
import { scrobbleDue, Upload } from '@stemma/domain/library'
import { sweep } from '@stemma/domain/storage'
import type { UploadFiles } from './adapters/uploads/files.ts'
import { eraseDue } from './erase-due.ts'

/** What the server does by the clock: what time takes away, and the bytes nothing points at any more. */
export const upkeep = (machines: Machines, uploads: UploadFiles, data: string, log: Logger): ServerJobs => ({
  'workspace.retention': async (signal) => {
    const erased = await eraseDue(machines, data, signal)
    const forgotten = await retain(machines.orm)
    log.info({ erased, ...forgotten }, 'retention')
  },
  'library.scrobble': async (signal) => {
    const told = await scrobbleDue(machines.orm, machines.keys, machines.listenBrainz, signal)
    if (told > 0) log.info({ told }, 'listens told')
  },
  'storage.sweep': async (signal) => {
    const abandoned = await uploads.clean(Date.now() - (Upload.days + 1) * 86_400_000)
    log.info({ abandoned, ...(await sweep(machines.orm, machines.blobs, { signal })) }, 'sweep')
  },
})
