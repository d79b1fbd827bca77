import type { ByteSource } from '@stemma/audio'
import { firstFrame } from './mpeg.ts'
import type { Format } from './protocol.ts'

/** What a file is by its own bytes, whatever it is called: its format, what decodes it, and where its audio may begin. */
export type Sniffed = {
  format: Format
  codec: 'mpeg' | 'flac' | 'wav' | 'vorbis' | 'opus' | 'aac' | 'm4a' | 'webm' | 'oggflac'
  start: number
  isMono: boolean
}

/** How far behind its tags the first frame of MPEG audio is looked for, in bytes. */
const [nearest, farthest] = [8 * 1024, 256 * 1024]

const latin1 = new TextDecoder('latin1')

/** Where the ID3v2 tags at the beginning end. */
function behindTags({ read, size }: ByteSource): number {
  let at = 0
  for (let tags = 0; tags < 8 && at < size; tags += 1) {
    const head = read(at, 10)
    if (head.length < 10 || latin1.decode(head.subarray(0, 3)) !== 'ID3') break
    const [a = 0, b = 0, c = 0, d = 0] = head.subarray(6)
    const footer = ((head[5] ?? 0) & 0x10) === 0 ? 0 : 10
    at += 10 + (((a & 0x7f) << 21) | ((b & 0x7f) << 14) | ((c & 0x7f) << 7) | (d & 0x7f)) + footer
  }
  return Math.min(at, size)
}

/** Undefined for what is no music of a kind we know. */
export function sniff(source: ByteSource): Sniffed | undefined {
  const start = behindTags(source)
  const head = source.read(start, nearest)
  const text = latin1.decode(head.subarray(0, 200))
  const as = (format: Format, codec: Sniffed['codec']): Sniffed => ({ format, codec, start, isMono: false })
  if (text.startsWith('fLaC')) return as('flac', 'flac')
  if (/^(RIFF|RF64)....WAVE/s.test(text)) return as('wav', 'wav')
  if (text.startsWith('OggS')) {
    if (text.includes('OpusHead')) return as('opus', 'opus')
    if (text.includes('\x01vorbis')) return as('ogg', 'vorbis')
    if (text.includes('\x7fFLAC')) return as('ogg', 'oggflac')
    return undefined
  }
  if (text.startsWith('\x1a\x45\xdf\xa3')) return as('webm', 'webm')
  if (text.slice(4, 8) === 'ftyp') return as('m4a', 'm4a')
  // ADTS: the same sync as MPEG audio, and layer 0, which that has not.
  if (head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0) return as('aac', 'aac')
  const frame =
    firstFrame(head, start + head.length === source.size) ??
    firstFrame(source.read(start, farthest), start + farthest >= source.size)
  return frame && { format: 'mp3', codec: 'mpeg', start: start + frame.at, isMono: frame.isMono }
}
