import { z } from 'zod'
import { coverOf, type CoverWanted } from '@stemma/domain/library'
import { spokenFormats } from '../adapters/ffmpeg/options.ts'
import { sendBlob } from '../routes/send-blob.ts'
import { filed, named, original, sendTrack, type Filed } from '../routes/tracks.ts'
import { bytes, method } from './endpoint.ts'
import { count, ref, refsOf, thing, unknown, words } from './params.ts'

/** In kilobits a second, where a program wants another format and says no more. */
const usual = 192
/** The address of a cover stays when it is another, so it is asked after. */
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

const stream = of.extend({ maxBitRate: count(0, 100_000), format: words(20).optional() })

/** What to convert a track into; `raw`, and what cannot be made here, is the original. Zero is no bound. */
function into(track: Filed, { format, maxBitRate }: z.output<typeof stream>) {
  const isOver = maxBitRate > 0 && (track.bitrate ?? Infinity) > maxBitRate
  const wanted = spokenFormats.find((each) => each === (format ?? (isOver ? 'mp3' : undefined)))
  if (!wanted || (wanted === track.format && !isOver)) return undefined
  return { format: wanted, bitrate: Math.min(320, Math.max(32, maxBitRate || usual)) }
}

/** Bytes: of tracks, of pictures, and the words that are sung. */
export const media = {
  stream: bytes(
    stream,
    async (work, { id }) => ({ track: filed(await work.tracks.live(id)), user: work.user }),
    (c, { track, user }, said) => sendTrack(c, track, user, into(track, said)),
  ),
  download: bytes(
    of,
    async (work, { id }) => filed(await work.tracks.live(id)),
    (c, track) => sendBlob(c, original(track), named(track)),
  ),
  getCoverArt: bytes(
    z.object({ id: cover, size: count(0, 10_000) }),
    (work, { id, size }) => coverOf(work, id, size || null),
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
