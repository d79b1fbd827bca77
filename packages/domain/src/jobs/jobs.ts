import { Owned } from '../shared/repository.ts'
import { Job } from './job.ts'

/** The caller's work under way. */
export class Jobs extends Owned<Job, 'ownerId'> {
  protected readonly entity = Job
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'job'
}
