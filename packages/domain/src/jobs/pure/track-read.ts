import { z } from 'zod'
import { prose, sha256, text } from '../../shared/input.ts'

/** What a track's file may be. */
export const format = z.enum(['mp3', 'flac', 'wav', 'ogg', 'opus', 'm4a', 'aac', 'webm'])

const word = (max: number) => prose(max).nullable()
const number = z.int().min(0).max(9999).nullable()
const confidence = z.number().min(0).max(1).nullable()

const remark = text(500, 0)
const amount = z.int().min(0).max(10_000_000)
/** By the names that music-metadata gives them, whatever the format calls them. */
const more = {
  composer: remark,
  lyricist: remark,
  conductor: remark,
  remixer: remark,
  label: remark,
  isrc: remark,
  copyright: remark,
  encodedby: remark,
  encodersettings: remark,
  mood: remark,
  key: remark,
  grouping: remark,
  subtitle: remark,
  catalognumber: remark,
  barcode: remark,
  media: remark,
  releasecountry: remark,
  date: remark,
  originaldate: remark,
  musicbrainz_recordingid: remark,
  musicbrainz_trackid: remark,
  musicbrainz_albumid: remark,
  musicbrainz_artistid: remark,
  musicbrainz_releasegroupid: remark,
  comment: text(2000, 0),
  trackCount: amount,
  discCount: amount,
  bpm: z.number().min(0).max(1000),
  compilation: z.boolean(),
  /** In decibels, of the track. */
  replayGain: z.number().min(-100).max(100),
  container: remark,
  codec: remark,
  profile: remark,
  tool: remark,
  sampleRate: amount,
  channels: amount,
  bits: amount,
  lossless: z.boolean(),
}

/** What a file says of itself: the tags as Stemma has them, and `more` that it only keeps. A field that is not said is absent. */
const said = z.strictObject({
  tags: z
    .strictObject({
      title: prose(500),
      artist: word(500),
      album: word(500),
      albumArtist: word(500),
      genre: word(200),
      year: number,
      trackNumber: number,
      discNumber: number,
    })
    .partial(),
  more: z.strictObject(more).partial(),
})

/** Known as soon as the file's headers are read. `durationMs` is null where they do not say it, `bitrate` in kbit/s. */
const headers = {
  said,
  durationMs: z.int().min(1).max(2_147_483_647).nullable(),
  bitrate: z.int().min(1).max(100_000).nullable(),
  format,
}

const sent = z.strictObject({ sha256, size: z.int().positive() }).nullable()

const lyrics = z
  .array(
    z.strictObject({
      language: text(10),
      lines: z
        .array(z.strictObject({ at: z.int().min(0).max(86_400_000).optional(), text: text(1000, 0) }))
        .min(1)
        .max(5000),
    }),
  )
  .max(4)

/** How far the reading of a file is; `read` once its headers are, where listening to it takes longer. */
export const progress = z.strictObject({
  kind: z.literal('progress'),
  percent: z.int().min(0).max(100),
  stage: z.enum(['fetching', 'reading', 'listening', 'keeping']),
  read: z.strictObject(headers).optional(),
})

/** What reading and listening brought to light. Without a decoder for the format, what is heard is null. */
export const result = z.strictObject({
  ...headers,
  /** What decoded the audio, by name and version; null where nothing could, and `unheard` says why. */
  decoder: text(100).nullable(),
  unheard: text(300).nullable(),
  /** SHA-256 of the decoded audio: `docs/library.md` says of which bytes. */
  audioHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** LUFS; null for silence. */
  loudness: z.number().min(-200).max(100).nullable(),
  /** The highest sample, 1 is full scale. */
  peak: z.number().min(0).max(1e6).nullable(),
  tempo: z.number().min(1).max(1000).nullable(),
  tempoConfidence: confidence,
  /** As it is written: C, F#m. */
  musicalKey: z
    .string()
    .regex(/^[A-G]#?m?$/)
    .nullable(),
  keyConfidence: confidence,
  peaks: sent,
  cover: sent,
  lyrics,
})
