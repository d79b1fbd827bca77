import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readFileSync } from 'node:fs'
import { flacPieces, wavPieces, type Audio, type ByteSource } from '@stemma/audio'
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

/** What decodes a file here; undefined where nothing does. Each is loaded with the first file that needs it: they are large. */
export async function decoderOf({ codec }: Sniffed, ffmpeg: string | undefined): Promise<Decoder | undefined> {
  const decoder = (name: string, Kind: new () => Machine, length: number): Decoder => ({
    name: versioned(name),
    decode: (file) => streamed(new Kind(), length, file),
  })
  switch (codec) {
    case 'wav':
      return wav
    case 'flac':
      return flac
    case 'mpeg':
      return decoder('mpg123-decoder', (await import('mpg123-decoder')).MPEGDecoder, large)
    case 'vorbis': {
      const name = '@wasm-audio-decoders/ogg-vorbis'
      return decoder(name, (await import('@wasm-audio-decoders/ogg-vorbis')).OggVorbisDecoder, small)
    }
    case 'opus':
      return decoder('ogg-opus-decoder', (await import('ogg-opus-decoder')).OggOpusDecoder, small)
    default:
      return byFfmpeg(codec, ffmpeg)
  }
}
