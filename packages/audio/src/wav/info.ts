import { AudioError } from '../errors.ts'

/** Text tags of a WAV file by their RIFF INFO identifier. */
export type WavInfo = Readonly<Record<string, string>>

/** The INFO identifiers other programs show. */
export const INFO_TAGS = {
  title: 'INAM',
  artist: 'IART',
  comment: 'ICMT',
  software: 'ISFT',
  created: 'ICRD',
  genre: 'IGNR',
  copyright: 'ICOP',
  subject: 'ISBJ',
  keywords: 'IKEY',
} as const

const MAX_TEXT_BYTES = 1 << 20

/** A RIFF chunk identifier: four printable ASCII characters. */
export function isFourCC(id: string): boolean {
  return /^[\x20-\x7e]{4}$/.test(id)
}

/** `text` as Windows-1252's printable part, Latin-1: what programs wrote before UTF-8. */
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

/** The text of an INFO chunk: ends at its first NUL; UTF-8, or Latin-1 where it is not. */
export function infoText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  const text = end < 0 ? bytes : bytes.subarray(0, end)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text)
  } catch {
    return latin1(text)
  }
}

/** The content of a `LIST` chunk of type `INFO` holding `info`; empty for no tags. */
export function infoChunk(info: WavInfo): Uint8Array {
  const entries = Object.entries(info).map(([id, text]) => {
    if (!isFourCC(id))
      throw new AudioError('info.invalid', `A tag's identifier has four ASCII characters; "${id}" has not.`)
    if (text.includes('\0')) throw new AudioError('info.invalid', `The text of tag ${id} contains a NUL character.`)
    const bytes = new TextEncoder().encode(text)
    if (bytes.length > MAX_TEXT_BYTES) throw new AudioError('info.invalid', `The text of tag ${id} is too long.`)
    return { id, bytes }
  })
  if (entries.length === 0) return new Uint8Array(0)
  // Sub-chunk sizes count the terminating NUL but not the pad byte.
  const padded = (length: number): number => length + 1 + ((length + 1) & 1)
  const out = new Uint8Array(4 + entries.reduce((sum, { bytes }) => sum + 8 + padded(bytes.length), 0))
  const view = new DataView(out.buffer)
  putFourCC(view, 0, 'INFO')
  let at = 4
  for (const { id, bytes } of entries) {
    putFourCC(view, at, id)
    view.setUint32(at + 4, bytes.length + 1, true)
    out.set(bytes, at + 8)
    at += 8 + padded(bytes.length)
  }
  return out
}

/** Writes four ASCII characters at `offset`. */
export function putFourCC(view: DataView, offset: number, id: string): void {
  for (let i = 0; i < 4; i += 1) view.setUint8(offset + i, id.charCodeAt(i))
}
