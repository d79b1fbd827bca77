import type { Effect, Effects } from '../jobs/ports.ts'
import type { Result } from '../jobs/pure/catalogue.ts'
import { DomainError, type ErrorCode } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { drawCover } from './draw-cover.ts'
import type { FileSaid, Tags } from './input.ts'
import type { MusicTrack } from './music-track.ts'

type OfTrack = { trackId: string }
type Said = Result<'library.read'>['said']

/** Codes that speak of the file: sending the same bytes again would not help. */
const refusals: readonly ErrorCode[] = ['track_unreadable', 'track_damaged', 'track_too_costly', 'track_too_long']

/** Undefined where the track was removed for good while it was read: what was sent for it is swept. */
const find = (work: Work, { trackId }: OfTrack): Promise<MusicTrack | undefined> => work.tracks.find(trackId)

/** A title the track had before stays where the file says none: the name of the file. */
const saidOf = ({ title, metadata }: MusicTrack, { tags, more }: Said): FileSaid => ({
  ...more,
  tags: { ...(tags as Partial<Tags>), title: tags.title ?? metadata?.tags?.title ?? title },
})

/** What became of the uploads that brought a track. */
const settle = (work: Work, { trackId }: OfTrack, state: 'done' | 'refused', code: ErrorCode | null = null) =>
  work.rows(sql`
    update library.uploads set state = ${state}, error_code = ${code}, updated_at = now()
      where track_id = ${trackId} and user_id = ${work.user} and state in ('receiving', 'checking', 'done', 'refused')`)

const read: Effect<'library.read'> = {
  async input(work, { trackId }) {
    const { fileSha256, fileSize, format, title } = await work.tracks.get(trackId)
    if (!fileSha256 || !fileSize) throw new DomainError('blob_missing')
    const [upload] = await work.uploads.all({ trackId })
    return {
      fileSha256: fileSha256 as never,
      fileName: upload?.fileName ?? title,
      size: fileSize,
      format: format ?? null,
    }
  },

  reads: async (work, { trackId }) => {
    const { fileSha256 } = await work.tracks.get(trackId)
    return fileSha256 ? [fileSha256] : []
  },

  async progress(work, payload, { read: told }) {
    const track = told && (await find(work, payload))
    if (track) await work.tracks.read(track.id, { ...told, said: saidOf(track, told.said) })
  },

  async done(
    work,
    payload,
    { said, durationMs, bitrate, format, decoder, unheard, peaks, cover, lyrics, ...heard },
    enqueue,
  ) {
    const track = await find(work, payload)
    if (!track) return
    const known = await work.tracks.recognise(track.id, heard.audioHash, peaks?.sha256 ?? null, cover?.sha256 ?? null)
    if (known) return
    if (cover) await drawCover(work, enqueue, cover.sha256)
    const engines = { ...(decoder ? { decoder } : {}), ...(unheard ? { unheard } : {}) }
    const told = { ...saidOf(track, said), ...engines }
    await work.tracks.read(track.id, { said: told, durationMs, bitrate, format }, heard)
    for (const { language, lines } of lyrics) await work.lyrics.set(track.id, { source: 'embedded', language, lines })
    await settle(work, payload, 'done')
  },

  async failed(work, payload, code) {
    const track = await find(work, payload)
    if (!track || track.state === 'ready') return
    track.state = 'failed'
    track.errorCode = code
    await (refusals.includes(code) ? settle(work, payload, 'refused', code) : settle(work, payload, 'done'))
  },
}

/** What the end of reading a file means to the track. */
export const libraryEffects: Pick<Effects, 'library.read'> = { 'library.read': read }
