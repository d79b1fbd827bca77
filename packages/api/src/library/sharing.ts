import {
  oneOpened,
  onePublicPlaylist,
  openedTracksPage,
  publicPlaylistPage,
  readOpened,
  readPublicPlaylist,
  recordView,
  shareSubject,
  sharesPage,
  unshare,
} from '@stemma/domain/library'
import {
  opened,
  openedReport,
  openedTracksInput,
  pageInput,
  playlistRef,
  playlistReport,
  playlistTracksInput,
  shareInput,
  unshareInput,
} from '@stemma/domain/library/input'
import { listenerOf } from '@stemma/domain/sounds'
import { anyone, person, reporting, router } from '../trpc.ts'

const write = person('library:write').transactional

/** Who else sees a track, an album or a playlist. */
export const sharing = {
  shares: router({
    list: person('library:read')
      .once.input(pageInput)
      .query(({ ctx, input }) => ctx.page(sharesPage(input))),

    /** There is one link to a thing at most: asking again moves its end. */
    share: write
      .input(shareInput)
      .mutation(({ ctx: { work }, input }) => shareSubject(work, input.subject, input.expiresAt ?? null)),

    unshare: write.input(unshareInput).mutation(({ ctx: { work }, input }) => unshare(work, input.id)),
  }),

  open: anyone.once.input(opened).query(async ({ ctx, input }) => readOpened(await ctx.once(oneOpened(input.token)))),

  /** Tells the owner of this server of what a link shows and should not. */
  reportOpened: reporting
    .input(openedReport)
    .mutation(({ ctx: { work }, input: { token, reason, note } }) =>
      work.shownReports.file({ token }, reason, note || null),
    ),

  /** The same of a public playlist. */
  reportPlaylist: reporting
    .input(playlistReport)
    .mutation(({ ctx: { work }, input: { id, reason, note } }) =>
      work.shownReports.file({ playlistId: id }, reason, note || null),
    ),

  openTracks: anyone.once.input(openedTracksInput).query(({ ctx, input }) => ctx.page(openedTracksPage(input))),

  /** Counts once a listener and day, never the owner. */
  viewed: anyone.transactional
    .input(opened)
    .mutation(({ ctx: { work, machines }, input }) => recordView(work, input.token, listenerOf(work, machines.keys))),

  publicPlaylist: anyone.once
    .input(playlistRef)
    .query(async ({ ctx, input }) => readPublicPlaylist(await ctx.once(onePublicPlaylist(input.id)))),

  publicPlaylistTracks: anyone.once
    .input(playlistTracksInput)
    .query(({ ctx, input }) => ctx.page(publicPlaylistPage(input))),
}
