import {
  revisionItemsPage,
  revisionsPage,
  starredAlbumsPage,
  starredArtistsPage,
  starredTracksPage,
  undo,
} from '@stemma/domain/library'
import { pageInput, revisionInput, revisionItemsInput, revisionsInput, starInput } from '@stemma/domain/library/input'
import { person, router } from '../trpc.ts'

const read = person('library:read').once
const write = person('library:write').transactional

/** Stars, and the history of every edit. */
export const marks = {
  star: write
    .input(starInput)
    .mutation(({ ctx: { work }, input: { subject, value } }) => work.stars.set(subject, value)),

  starred: router({
    tracks: read.input(pageInput).query(({ ctx, input }) => ctx.page(starredTracksPage(input))),
    albums: read.input(pageInput).query(({ ctx, input }) => ctx.page(starredAlbumsPage(input))),
    artists: read.input(pageInput).query(({ ctx, input }) => ctx.page(starredArtistsPage(input))),
  }),

  revisions: router({
    /** What was edited, the latest first: everything, or one playlist. */
    list: read.input(revisionsInput).query(({ ctx, input }) => ctx.page(revisionsPage(input))),

    /** What an edit did, track by track. */
    items: read.input(revisionItemsInput).query(({ ctx, input }) => ctx.page(revisionItemsPage(input))),
  }),

  /** Takes an edit back. That is an edit too; null where nothing was left to change. */
  undo: write
    .input(revisionInput)
    .mutation(async ({ ctx: { work }, input }) => ({ revisionId: await undo(work, input.revisionId) })),
}
