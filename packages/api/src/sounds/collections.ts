import { collectionsPage, collectionsTrashPage, collectionView, readCollectionSounds } from '@stemma/domain/sounds'
import {
  collectionDescription,
  collectionId,
  collectionName,
  collectionSoundsInput,
  generationId,
  pageInput,
} from '@stemma/domain/sounds/input'
import { z } from 'zod'
import { person, router } from '../trpc.ts'
import { sent } from './views.ts'

const read = person('sounds:read')
const write = person('sounds:write').transactional
const one = z.strictObject({ id: collectionId })
const place = { collectionId, generationId }

/** Sounds put together by hand. A name that is taken is answered `name_taken`, whatever its case. */
export const collectionsRouter = router({
  list: read.once.input(pageInput).query(({ ctx, input }) => ctx.page(collectionsPage(input))),

  get: read.transactional
    .input(one)
    .query(async ({ ctx: { work }, input }) => collectionView.of(await work.collections.get(input.id))),

  create: write
    .input(
      z.strictObject({
        name: collectionName,
        description: collectionDescription.nullish(),
        isPublic: z.boolean().default(false),
      }),
    )
    .mutation(({ ctx: { work }, input: { name, description, isPublic } }) => {
      const made = work.collections.create(name, description || null, isPublic)
      if (isPublic) work.audit.record('visibility_changed', { collection: made.id, isPublic })
      return work.collections.shown(made)
    }),

  rename: write
    .input(z.strictObject({ id: collectionId, name: collectionName }))
    .mutation(async ({ ctx: { work }, input }) => {
      const row = await work.collections.live(input.id)
      row.name = input.name
      return work.collections.shown(row)
    }),

  describe: write
    .input(z.strictObject({ id: collectionId, description: collectionDescription }))
    .mutation(async ({ ctx: { work }, input }) => {
      const row = await work.collections.live(input.id)
      row.description = input.description || null
      return work.collections.shown(row)
    }),

  /** A public collection has a page of its own that anyone can read, and so have its sounds. */
  setPublic: write
    .input(z.strictObject({ id: collectionId, value: z.boolean() }))
    .mutation(async ({ ctx: { work }, input }) => {
      const row = await work.collections.live(input.id)
      row.isPublic = input.value
      work.audit.record('visibility_changed', { collection: row.id, isPublic: input.value })
      return work.collections.shown(row)
    }),

  remove: write.input(one).mutation(({ ctx: { work }, input }) => work.collections.toTrash(input.id)),

  /** Under another name, where its own was given away meanwhile. */
  restore: write
    .input(z.strictObject({ id: collectionId, name: collectionName.optional() }))
    .mutation(async ({ ctx: { work }, input }) =>
      work.collections.shown(await work.collections.restore(input.id, input.name)),
    ),

  purge: write.input(one).mutation(({ ctx: { work }, input }) => work.collections.purge(input.id)),

  trash: read.once.input(pageInput).query(({ ctx, input }) => ctx.page(collectionsTrashPage(input))),

  sounds: read.transactional
    .input(collectionSoundsInput)
    .query(async ({ ctx: { work }, input }) => sent(await readCollectionSounds(work, input))),

  /** Puts sounds at the end; those already there stay where they are. */
  add: write
    .input(z.strictObject({ collectionId, generationIds: z.array(generationId).min(1).max(100) }))
    .mutation(async ({ ctx: { work }, input }) => ({
      added: await work.collectionSounds.append(input.collectionId, input.generationIds),
    })),

  removeSound: write
    .input(z.strictObject(place))
    .mutation(({ ctx: { work }, input }) => work.collectionSounds.takeOut(input.collectionId, input.generationId)),

  /** Moves a sound behind another, or to the beginning. */
  move: write
    .input(z.strictObject({ ...place, after: generationId.nullable() }))
    .mutation(({ ctx: { work }, input }) =>
      work.collectionSounds.move(input.collectionId, input.generationId, input.after),
    ),
})
