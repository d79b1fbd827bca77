import { playlistsWithPage, trackHistoryPage } from '@stemma/domain/library'
import { ofTrackInput } from '@stemma/domain/library/input'
import { person } from '../trpc.ts'

const read = person('library:read').once

/** Where a track is, and what was done to it. */
export const places = {
  history: read.input(ofTrackInput).query(({ ctx, input }) => ctx.page(trackHistoryPage(input))),

  playlists: read.input(ofTrackInput).query(({ ctx, input }) => ctx.page(playlistsWithPage(input))),
}
