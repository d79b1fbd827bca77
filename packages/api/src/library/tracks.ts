import {
  editTags,
  lyricsView,
  readAgain,
  resetTags,
  setCover,
  setLyrics,
  setMetadata,
  tracksTrashPage,
} from '@stemma/domain/library'
import {
  coverInput,
  editInput,
  lyricsInput,
  metadataInput,
  metadataRemoval,
  pageInput,
  resetInput,
  trackInput,
  tracksMany,
} from '@stemma/domain/library/input'
import { person } from '../trpc.ts'

const read = person('library:read')
const write = person('library:write').transactional

/** What can be done with tracks: of one or of thousands, all or none. What is answered names the edit by which it is taken back. */
export const trackDeeds = {
  edit: write
    .input(editInput)
    .mutation(({ ctx: { work }, input }) => editTags(work, input.trackIds, input.change as never)),

  /** Lets the file have its say again in some fields. */
  reset: write.input(resetInput).mutation(({ ctx: { work }, input }) => resetTags(work, input.trackIds, input.fields)),

  /** Keys and values of the owner's, and what the file said in the fields that can be edited. */
  metadata: read.transactional.input(trackInput).query(async ({ ctx: { work }, input }) => {
    const { metadata } = await work.tracks.get(input.id)
    const own = await work.trackMetadata.of(input.id)
    return { own: own.map(({ key, value }) => ({ key, value })), said: metadata?.tags ?? {} }
  }),

  setMetadata: write
    .input(metadataInput)
    .mutation(({ ctx: { work }, input }) => setMetadata(work, input.trackIds, input.key, input.value)),

  removeMetadata: write
    .input(metadataRemoval)
    .mutation(({ ctx: { work }, input }) => setMetadata(work, input.trackIds, input.key, null)),

  /** The picture must have been sent by the caller. */
  setCover: write
    .input(coverInput)
    .mutation(({ ctx: { work, machines }, input }) =>
      setCover(work, input.trackIds, input.cover, machines.queue.enqueue.bind(machines.queue)),
    ),

  /** Into the trash, for 30 days; playlists keep the places. */
  remove: write
    .input(tracksMany)
    .mutation(async ({ ctx: { work }, input }) => ({ changed: await work.tracks.toTrash(input.trackIds) })),

  restore: write
    .input(tracksMany)
    .mutation(async ({ ctx: { work }, input }) => ({ changed: await work.tracks.restore(input.trackIds) })),

  /** Removes for good what is in the trash. */
  purge: write.input(tracksMany).mutation(({ ctx: { work }, input }) => work.tracks.purge(input.trackIds)),

  trash: read.once.input(pageInput).query(({ ctx, input }) => ctx.page(tracksTrashPage(input))),

  lyrics: read.transactional.input(trackInput).query(async ({ ctx: { work }, input }) => {
    await work.tracks.get(input.id)
    return (await work.lyrics.of(input.id)).map(lyricsView.of)
  }),

  /** Words one typed, in place of those one typed before in that language; no lines take them away. */
  setLyrics: write.input(lyricsInput).mutation(async ({ ctx: { work }, input }) => {
    await work.tracks.live(input.trackId)
    const revisionId = await setLyrics(work, input)
    return { revisionId, lyrics: (await work.lyrics.of(input.trackId)).map(lyricsView.of) }
  }),

  /** Has the file read once more; what was edited stays. False where that is under way, or there is no file. */
  readAgain: write.input(trackInput).mutation(async ({ ctx: { work, machines }, input }) => ({
    reads: await readAgain(work, machines.queue, input.id),
  })),
}
