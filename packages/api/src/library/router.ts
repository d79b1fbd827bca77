import { router } from '../trpc.ts'
import { marks } from './marks.ts'
import { albums, artists, genres, totals, trackReads } from './reading.ts'
import { trackDeeds } from './tracks.ts'
import { uploads } from './uploads.ts'

/** A file a subject: what it adds to the tracks, or to the room, is spread in here with one line. */
export const libraryRouter = router({
  tracks: router({ ...trackReads, ...trackDeeds }),
  artists: router(artists),
  albums: router(albums),
  genres: router(genres),
  totals,
  uploads: router(uploads),
  ...marks,
})
