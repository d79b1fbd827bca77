import { z } from 'zod'
import { coverOf, trackFile, type CoverWanted } from '@stemma/domain/library'
import { fileName } from '../adapters/zip/names.ts'
import { attachment } from '../routes/attachment.ts'
import { sendBlob } from '../routes/send-blob.ts'
import { bytes, method } from './endpoint.ts'
import { ref, refsOf, thing, unknown } from './params.ts'
import { contentTypes } from './shapes.ts'

/** The address of a track stays when its bytes are others, so they are asked after. */
const changing = { 'cache-control': 'private, no-cache' }
const of = z.object({ id: ref('track') })

/** A picture by its bytes, or what it is the cover of: programs take any id for one of a cover. */
const cover = z
  .string()
  .max(100)
  .transform((text, check): CoverWanted => {
    const named = /^co-([0-9a-f]{64})$/.exec(text)
    if (named) return { kind: 'picture', id: named[1]! }
    const of = thing('track', 'album', 'artist', 'playlist').safeParse(text)
    if (of.success) return of.data
    check.addIssue(unknown)
    return z.NEVER
  })
  .meta({ refs: refsOf('track', 'album', 'artist', 'playlist') })

/** Bytes: of tracks, of pictures, and the words that are sung. */
export const media = {
  stream: bytes(
    of,
    (work, { id }) => trackFile(work, id),
    (c, file) => sendBlob(c, file, { 'content-type': contentTypes[file.format], ...changing }),
  ),
  download: bytes(
    of,
    (work, { id }) => trackFile(work, id),
    (c, file) =>
      sendBlob(c, file, {
        'content-type': contentTypes[file.format],
        ...changing,
        ...attachment(fileName([file.artist, file.title].filter(Boolean).join(' - '), file.format)),
      }),
  ),
  getCoverArt: bytes(
    z.object({ id: cover }),
    (work, { id }) => coverOf(work, id),
    (c, cover) => sendBlob(c, cover, changing),
  ),
  getLyricsBySongId: method('library:read', of, async (work, { id }) => {
    const track = await work.tracks.live(id)
    const structuredLyrics = (await work.lyrics.of(id)).map(({ language, isSynced, lines }) => ({
      displayArtist: track.artist,
      displayTitle: track.title,
      lang: language,
      synced: isSynced,
      line: lines.map(({ at, text }) => ({ start: isSynced ? at : undefined, value: text })),
    }))
    return { lyricsList: { structuredLyrics } }
  }),
}
