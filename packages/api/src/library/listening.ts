import { heard, heardArtistsPage, playedPage } from '@stemma/domain/library'
import { listenInput, pageInput, playedInput } from '@stemma/domain/library/input'
import { person, router } from '../trpc.ts'

const read = person('library:read')

/** What was heard: counted as it is told, never added up when it is asked for. */
export const listening = {
  /** Half of the track or four minutes count, and each once; whether it did is answered. */
  listened: person('library:write')
    .transactional.input(listenInput)
    .mutation(async ({ ctx: { work }, input: { trackId, listenedAt, listenedMs } }) => ({
      counted: await work.trackListens.record(trackId, listenedAt, listenedMs, await work.accessTokens.via()),
    })),

  statistics: router({
    heard: read.transactional.query(({ ctx: { work } }) => heard(work)),
    tracks: read.once.input(playedInput).query(({ ctx, input }) => ctx.page(playedPage(input))),
    artists: read.once.input(pageInput).query(({ ctx, input }) => ctx.page(heardArtistsPage(input))),
  }),
}
