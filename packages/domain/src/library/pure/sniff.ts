import type { TrackFormat } from '../input.ts'
import { mpegFrame } from './mpeg-frame.ts'

/** Bytes of a file from `start` on, fewer where it ends before. */
export type ReadBytes = (start: number, length: number) => Promise<Uint8Array>

const window = 65_536

/**
 * What a file is by its first bytes, whatever it is called; undefined for what Stemma does not read. Whether it can be decoded
 * is another question. ID3v2 tags in front are passed over, however long they say they are.
 */
export async function sniffTrack(read: ReadBytes): Promise<TrackFormat | undefined> {
  let start = 0
  for (let tags = 0; tags < 4; tags++) {
    const head = await read(start, window)
    const tag = id3Length(head)
    if (tag === undefined) return ofHead(start === 0 ? head : unpadded(head))
    start += tag
  }
  return undefined
}

const text = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** How long the ID3v2 tag is that begins here, in bytes (id3v2.4.0-structure, 3.1). */
function id3Length(head: Uint8Array): number | undefined {
  if (text(head, 0, 3) !== 'ID3' || head.length < 10) return undefined
  const [a, b, c, d] = head.subarray(6, 10) as unknown as [number, number, number, number]
  if ((a | b | c | d) & 0x80) return undefined
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d) + (head[5]! & 0x10 ? 10 : 0)
}

/** Some programs leave zeros between a tag and the audio. */
function unpadded(head: Uint8Array): Uint8Array {
  const first = head.findIndex((byte) => byte !== 0)
  return first < 0 ? head : head.subarray(first)
}

function ofHead(head: Uint8Array): TrackFormat | undefined {
  const magic = text(head, 0, 4)
  if (magic === 'fLaC') return 'flac'
  if ((magic === 'RIFF' || magic === 'RF64') && text(head, 8, 4) === 'WAVE') return 'wav'
  if (magic === 'OggS') return ofOgg(head)
  if (text(head, 4, 4) === 'ftyp')
    return /^(M4[ABP] |mp4[12]|iso[m2-9]|dash|MSNV)$/.test(text(head, 8, 4)) ? 'm4a' : undefined
  // EBML (RFC 8794): the name of the format stands in its header.
  if (magic === '\x1a\x45\xdf\xa3') return text(head, 4, 60).includes('\x42\x82\x84webm') ? 'webm' : undefined
  if (magic === 'ADIF' || isAdts(head)) return 'aac'
  return isMpeg(head) ? 'mp3' : undefined
}

/** The first packet of the first stream names the codec (RFC 3533, 6). */
function ofOgg(head: Uint8Array): TrackFormat | undefined {
  const packet = 27 + (head[26] ?? 0)
  if (text(head, packet, 8) === 'OpusHead') return 'opus'
  if (text(head, packet, 7) === '\x01vorbis' || text(head, packet, 5) === '\x7fFLAC') return 'ogg'
  return undefined
}

/** ISO/IEC 14496-3, 1.A.2.2: two headers in a row, or one that is all there is. */
function isAdts(head: Uint8Array): boolean {
  const first = adtsLength(head, 0)
  return first !== undefined && (first + 7 > head.length || adtsLength(head, first) !== undefined)
}

function adtsLength(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at] !== 0xff || (bytes[at + 1]! & 0xf6) !== 0xf0 || ((bytes[at + 2]! >> 2) & 15) > 12) return undefined
  const length = ((bytes[at + 3]! & 3) << 11) | (bytes[at + 4]! << 3) | (bytes[at + 5]! >> 5)
  return length >= 7 ? length : undefined
}

/** Two frames of MPEG audio in a row, with at most four kilobytes before them. */
function isMpeg(head: Uint8Array): boolean {
  for (let at = 0; at < Math.min(4096, head.length - 4); at++) {
    const length = mpegFrame(head, at)
    if (length === undefined) continue
    if (at + length + 4 > head.length ? at === 0 : mpegFrame(head, at + length) !== undefined) return true
  }
  return false
}
