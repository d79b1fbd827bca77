import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readFileSync } from 'node:fs'
import { flacPieces, wavPieces, type Audio, type ByteSource } from '@stemma/audio'
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis'
import { MPEGDecoder } from 'mpg123-decoder'
import { OggOpusDecoder } from 'ogg-opus-decoder'
import { byFfmpeg } from './ffmpeg.ts'
import type { Sniffed } from './sniff.ts'
import { piecesOf } from './source.ts'

/** A file, what it is, and who wants to hear how far its decoding is, in percent. */
export type Decodable = { path: string; source: ByteSource; sniffed: Sniffed; onward: (percent: number) => void }
export type Decoder = { name: string; decode: (file: Decodable) => AsyncIterable<Audio> | Iterable<Audio> }

type Decoded = { channelData: Float32Array[]; samplesDecoded: number; sampleRate: number }
type Machine = {
  ready: Promise<void>
  decode: (bytes: Uint8Array) => Decoded | Promise<Decoded>
  flush?: () => Promise<Decoded>
  free: () => void
}

/** Decodes `length` bytes at a time: so much that a piece is seconds, so little that a piece of silence fits into memory. */
async function* streamed(
  machine: Machine,
  length: number,
  { source, sniffed, onward }: Decodable,
): AsyncGenerator<Audio> {
  await machine.ready
  try {
    for (const bytes of piecesOf(source, sniffed.start, length, onward)) {
      const audio = audioOf(await machine.decode(bytes), sniffed)
      if (audio) yield audio
    }
    const rest = machine.flush && audioOf(await machine.flush(), sniffed)
    if (rest) yield rest
  } finally {
    machine.free()
  }
}

/** What was decoded; mpg123 gives two channels of a mono file: one of them is what is in it. */
const audioOf = ({ channelData, samplesDecoded, sampleRate }: Decoded, { isMono }: Sniffed): Audio | undefined =>
  samplesDecoded > 0
    ? { sampleRate, channels: (isMono ? channelData.slice(0, 1) : channelData) as Float32Array<ArrayBuffer>[] }
    : undefined

/** A package's version, as it stands where the package was installed. */
function versioned(name: string): string {
  const file = join(dirname(createRequire(import.meta.url).resolve(name)), 'package.json')
  return `${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`
}

const [small, large] = [16 * 1024, 64 * 1024]
const flac: Decoder = {
  name: 'flac/v1',
  decode: ({ source, sniffed, onward }) =>
    flacPieces(source, sniffed.start, (bytes) => onward(Math.floor((100 * bytes) / source.size))),
}
const wav: Decoder = {
  name: 'wav/v1',
  *decode({ source, onward }) {
    let at = 0
    for (const piece of wavPieces(source, 32_768)) {
      yield piece
      at += piece.channels.length * (piece.channels[0]?.length ?? 0)
      onward(Math.min(100, Math.floor((100 * at) / source.size)))
    }
  },
}

/** What decodes a file here; undefined where nothing does. */
export function decoderOf({ codec }: Sniffed, ffmpeg: string | undefined): Decoder | undefined {
  switch (codec) {
    case 'wav':
      return wav
    case 'mpeg':
      return { name: versioned('mpg123-decoder'), decode: (file) => streamed(new MPEGDecoder(), large, file) }
    case 'flac':
      return flac
    case 'vorbis':
      return {
        name: versioned('@wasm-audio-decoders/ogg-vorbis'),
        decode: (file) => streamed(new OggVorbisDecoder(), small, file),
      }
    case 'opus':
      return { name: versioned('ogg-opus-decoder'), decode: (file) => streamed(new OggOpusDecoder(), small, file) }
    default:
      return byFfmpeg(codec, ffmpeg)
  }
}
