import { view } from '@stemma/domain'
import { Job } from '@stemma/domain/jobs'

export const jobView = view(Job, [
  'id',
  'name',
  'subjectId',
  'state',
  'attempt',
  'progress',
  'errorCode',
  'createdAt',
  'finishedAt',
])
