import type { ICommonTagsResult, IFormat } from 'music-metadata'
import type { Headers } from './protocol.ts'
import { whole, word } from './words.ts'

type Said = Headers['said']

const defined = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

const joined = (said: unknown): unknown => (Array.isArray(said) ? said.slice(0, 20).join('; ') : said)

/** Kept as the file says it, in words. */
const words = [
  'composer',
  'lyricist',
  'conductor',
  'remixer',
  'label',
  'isrc',
  'copyright',
  'encodedby',
  'encodersettings',
  'mood',
  'key',
  'grouping',
  'subtitle',
  'catalognumber',
  'barcode',
  'media',
  'releasecountry',
  'date',
  'originaldate',
  'musicbrainz_recordingid',
  'musicbrainz_trackid',
  'musicbrainz_albumid',
  'musicbrainz_artistid',
  'musicbrainz_releasegroupid',
] as const

/** The tags Stemma knows, and what else is worth keeping. */
export function saidOf(common: ICommonTagsResult, format: IFormat): Said {
  const { track, disk, artists } = common
  const tags = {
    title: word(common.title, 500),
    artist: word(common.artist ?? artists?.slice(0, 20).join(', '), 500),
    album: word(common.album, 500),
    albumArtist: word(common.albumartist, 500),
    genre: word(common.genre?.[0], 200),
    year: whole(common.year, 0, 9999),
    trackNumber: whole(track?.no, 0, 9999),
    discNumber: whole(disk?.no, 0, 9999),
  }
  const more = {
    ...Object.fromEntries(words.map((name) => [name, word(joined(common[name]), 500)])),
    comment: word(
      common.comment
        ?.map(({ text }) => text)
        .filter(Boolean)
        .slice(0, 10)
        .join('; '),
      2000,
    ),
    trackCount: whole(track?.of, 0, 9999),
    discCount: whole(disk?.of, 0, 9999),
    bpm: finite(common.bpm, 0, 1000),
    compilation: common.compilation === true ? true : undefined,
    replayGain: finite(common.replaygain_track_gain?.dB, -100, 100),
    container: word(format.container, 60),
    codec: word(format.codec, 60),
    profile: word(format.codecProfile, 60),
    tool: word(format.tool, 100),
    sampleRate: whole(format.sampleRate, 1, 10_000_000),
    channels: whole(format.numberOfChannels, 1, 1000),
    bits: whole(format.bitsPerSample, 1, 64),
    lossless: format.lossless,
  }
  return { tags: defined(tags), more: defined<Said['more']>(more) }
}

function finite(said: unknown, min: number, max: number): number | undefined {
  return typeof said === 'number' && said >= min && said <= max ? said : undefined
}
