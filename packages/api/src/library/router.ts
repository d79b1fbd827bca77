import { router } from '../trpc.ts'
import { listenBrainz } from './listen-brainz.ts'
import { listening } from './listening.ts'
import { marks } from './marks.ts'
import { playlistFiles } from './playlist-files.ts'
import { playlists } from './playlists.ts'
import { places } from './places.ts'
import { albums, artists, genres, totals, trackReads } from './reading.ts'
import { sharing } from './sharing.ts'
import { trackDeeds } from './tracks.ts'
import { uploads } from './uploads.ts'

/** A file a subject: what it adds to the tracks, or to the room, is spread in here with one line. */
export const libraryRouter = router({
  tracks: router({ ...trackReads, ...trackDeeds, ...places }),
  artists: router(artists),
  albums: router(albums),
  genres: router(genres),
  totals,
  uploads: router(uploads),
  playlists: router({ ...playlists, ...playlistFiles }),
  listenBrainz: router(listenBrainz),
  ...marks,
  ...listening,
  ...sharing,
})
