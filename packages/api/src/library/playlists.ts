import {
  addTracks,
  changePlaylist,
  moveStatement,
  onePlaylist,
  playlistsPage,
  playlistsTrashPage,
  readOnePlaylist,
  readPlaylistTracks,
  setRules,
  takeOutTracks,
} from '@stemma/domain/library'
import {
  entriesInput,
  moveInput,
  pageInput,
  playlistChange,
  playlistInput,
  playlistRef,
  playlistTracksInput,
  rulesInput,
} from '@stemma/domain/library/input'
import { sent } from '../sounds/views.ts'
import { person } from '../trpc.ts'

const read = person('library:read')
const write = person('library:write').transactional

/** The caller's playlists. What changes one answers the edit by which it is taken back, null where nothing changed. */
export const playlists = {
  list: read.once.input(pageInput).query(({ ctx, input }) => ctx.page(playlistsPage(input))),

  get: read.once
    .input(playlistRef)
    .query(async ({ ctx, input }) => readOnePlaylist(await ctx.once(onePlaylist(input.id)))),

  create: write.input(playlistInput).mutation(async ({ ctx: { work }, input }) => {
    const id = await work.playlists.create(input)
    if (input.isPublic) work.audit.record('visibility_changed', { playlist: id, isPublic: true })
    return work.playlists.seen(id)
  }),

  /** A public playlist has a page of its own that anyone can read, and so have its tracks. */
  change: write.input(playlistChange).mutation(async ({ ctx: { work }, input: { id, ...change } }) => {
    const revisionId = await changePlaylist(work, id, change)
    if (change.isPublic !== undefined)
      work.audit.record('visibility_changed', { playlist: id, isPublic: change.isPublic })
    return { revisionId }
  }),

  remove: write.input(playlistRef).mutation(({ ctx: { work }, input }) => work.playlists.toTrash(input.id)),

  restore: write.input(playlistRef).mutation(async ({ ctx: { work }, input }) => {
    await work.playlists.restore(input.id)
    return work.playlists.seen(input.id)
  }),

  purge: write.input(playlistRef).mutation(({ ctx: { work }, input }) => work.playlists.purge(input.id)),

  trash: read.once.input(pageInput).query(({ ctx, input }) => ctx.page(playlistsTrashPage(input))),

  /** In their order. One with `deletedAt` lies in the trash: its place is kept until it is purged. */
  entries: read.transactional
    .input(playlistTracksInput)
    .query(async ({ ctx: { work }, input }) => sent(await readPlaylistTracks(work, input))),

  /** Puts tracks at the end; those already there stay where they are. */
  add: write
    .input(entriesInput)
    .mutation(({ ctx: { work }, input }) => addTracks(work, input.playlistId, input.trackIds)),

  /** Moves a track behind another, or to the beginning. */
  move: person('library:write')
    .once.input(moveInput)
    .mutation(async ({ ctx, input }) => {
      const [row] = await ctx.once<{ revisionId: string | null }>(moveStatement(input, ctx.token))
      return { revisionId: row!.revisionId }
    }),

  takeOut: write.input(entriesInput).mutation(async ({ ctx: { work }, input }) => ({
    revisionId: await takeOutTracks(work, input.playlistId, input.trackIds),
  })),

  /** What fills a smart playlist; null where it is filled by hand. */
  rules: read.transactional.input(playlistRef).query(async ({ ctx: { work }, input }) => {
    await work.playlists.get(input.id)
    return (await work.playlistRules.find({ playlistId: input.id }))?.rules ?? null
  }),

  /** Has rules fill a playlist: its tracks are found whenever it is opened. Null has it be filled by hand again. */
  setRules: write
    .input(rulesInput)
    .mutation(async ({ ctx: { work }, input }) => ({ revisionId: await setRules(work, input.id, input.rules) })),
}
