import {
  historyPage,
  markedPage,
  oneGeneration,
  readGeneration,
  searchPage,
  searchStatement,
  similarSounds,
  similarTo,
  trashPage,
} from '@stemma/domain/sounds'
import { generationId, listInput, pageInput, searchInput, similarInput, soundRef } from '@stemma/domain/sounds/input'
import { z } from 'zod'
import { anyone, person } from '../trpc.ts'
import { sent } from './views.ts'

const read = person('sounds:read').once
const write = person('sounds:write').transactional
const one = z.strictObject({ id: generationId })

/** The caller's sounds, and what can be done with one. */
export const history = {
  list: read.input(listInput).query(({ ctx, input }) => ctx.page(historyPage(input))),

  /** The best first, or the newest where very many match; a page may be short and have another after it. */
  search: read
    .input(searchInput)
    .query(async ({ ctx, input }) => sent(searchPage(input, await ctx.once(searchStatement(input))))),

  get: read.input(one).query(async ({ ctx, input }) => readGeneration(await ctx.once(oneGeneration(input.id)))),

  trash: read.input(pageInput).query(({ ctx, input }) => ctx.page(trashPage(input))),

  remove: write.input(one).mutation(({ ctx: { work }, input }) => work.generations.toTrash(input.id)),

  restore: write.input(one).mutation(({ ctx: { work }, input }) => work.generations.restore(input.id)),

  /** Removes for good what is in the trash. */
  purge: write.input(one).mutation(({ ctx: { work }, input }) => work.generations.purge(input.id)),

  /** Marks a sound, or takes the mark away: one's own, or one that is shown to the caller. */
  favorite: write
    .input(z.strictObject({ ...soundRef, value: z.boolean() }))
    .mutation(({ ctx: { work }, input }) => work.favorites.set(input.generationId, input.value, input.token)),

  /** Other people's sounds the caller marked. */
  favorites: read.input(pageInput).query(({ ctx, input }) => ctx.page(markedPage(input))),

  similar: anyone.once
    .input(similarInput)
    .query(async ({ ctx, input }) => similarSounds(await ctx.once(similarTo(input)))),
}
