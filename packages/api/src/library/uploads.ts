import { storageOf } from '@stemma/domain/identity'
import { uploadsPage } from '@stemma/domain/library'
import { uploadId, uploadsInput } from '@stemma/domain/library/input'
import { z } from 'zod'
import { person } from '../trpc.ts'

const read = person('library:read')
const write = person('library:write')

/** Files on their way, and what became of them. Their bytes go by the route `/uploads`. */
export const uploads = {
  list: read.once.input(uploadsInput).query(({ ctx, input }) => ctx.page(uploadsPage(input))),

  /** Bytes: what the library takes, what is announced beside, and how much there may be of both. */
  use: read.transactional.query(async ({ ctx: { work, machines } }) => {
    const { plan, held, coming, files } = await work.uploads.use()
    return { held, coming, files, room: storageOf(plan, machines.plans) }
  }),

  /** Takes one off the list. Where bytes of it are still to come, they are refused. */
  forget: write.transactional.input(z.strictObject({ id: uploadId })).mutation(async ({ ctx: { work }, input }) => {
    work.uploads.remove(await work.uploads.get(input.id))
  }),

  /** Takes everything off the list that is over. */
  clear: write.transactional.mutation(({ ctx: { work } }) => work.uploads.clear()),
}
