import {
  changeShare,
  discoverPage,
  listenerOf,
  oneShared,
  readPublicCollection,
  onePublicCollection,
  publicCollectionPage,
  readShared,
  revokeShare,
  share,
  sharesPage,
} from '@stemma/domain/sounds'
import {
  collectionId,
  collectionReportInput,
  collectionSoundsInput,
  discoverInput,
  pageInput,
  reportInput,
  sharedSoundId,
  shareChange,
  shareInput,
  shareToken,
  soundRef,
} from '@stemma/domain/sounds/input'
import { z } from 'zod'
import { anyone, person, reporting } from '../trpc.ts'

const write = person('sounds:write').transactional
const heard = z.strictObject(soundRef)

/** Who else sees a sound, and what they can do with it. */
export const sharing = {
  /** There is one link to a sound at most: asking again changes it. */
  share: write.input(shareInput).mutation(({ ctx: { work, machines }, input }) => share(work, machines.queue, input)),

  updateShare: write
    .input(shareChange)
    .mutation(async ({ ctx: { work }, input: { id, ...change } }) =>
      changeShare(work, await work.sharedSounds.get(id), change),
    ),

  revokeShare: write
    .input(z.strictObject({ id: sharedSoundId }))
    .mutation(({ ctx: { work }, input }) => revokeShare(work, input.id)),

  shares: person('sounds:read')
    .once.input(pageInput)
    .query(({ ctx, input }) => ctx.page(sharesPage(input))),

  discover: anyone.once.input(discoverInput).query(({ ctx, input }) => ctx.page(discoverPage(input))),

  shared: anyone.once
    .input(z.strictObject({ token: shareToken }))
    .query(async ({ ctx, input }) => readShared(await ctx.once(oneShared(input.token)))),

  publicCollection: anyone.once
    .input(z.strictObject({ id: collectionId }))
    .query(async ({ ctx, input }) => readPublicCollection(await ctx.once(onePublicCollection(input.id)))),

  publicCollectionSounds: anyone.once
    .input(collectionSoundsInput)
    .query(({ ctx, input }) => ctx.page(publicCollectionPage(input))),

  /** Counts once a listener and day, never the owner; it keeps the audio of what is heard. */
  played: anyone.transactional
    .input(heard)
    .mutation(async ({ ctx: { work, machines }, input: { generationId, token } }) => {
      await work.listens.record(generationId, 'play', listenerOf(work, machines.keys), token)
    }),

  viewed: anyone.transactional
    .input(heard)
    .mutation(async ({ ctx: { work, machines }, input: { generationId, token } }) => {
      await work.listens.record(generationId, 'view', listenerOf(work, machines.keys), token)
    }),

  /** Tells the owner of this server of a sound that should not be there. */
  report: reporting
    .input(reportInput)
    .mutation(({ ctx: { work }, input: { generationId, reason, note, token } }) =>
      work.reports.file(generationId, reason, note || null, token),
    ),

  /** The same of a public collection: of what it is called, or says of itself. */
  reportCollection: reporting
    .input(collectionReportInput)
    .mutation(({ ctx: { work }, input: { collectionId, reason, note } }) =>
      work.reports.fileCollection(collectionId, reason, note || null),
    ),
}
