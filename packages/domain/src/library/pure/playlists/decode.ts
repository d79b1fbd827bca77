import { longestFile } from './limits.ts'
import { refuse } from './refuse.ts'

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const marks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The text of a file: by its byte order mark, the encoding its XML names, UTF-8, or for a plain M3U the code page of Windows. */
export const decode = (bytes: Uint8Array, name: string): string => {
  if (bytes.length > longestFile) return refuse(`it is larger than ${longestFile} bytes`)
  const marked = marks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0]
  const start = Array.from(bytes.subarray(0, 200), (byte) => String.fromCharCode(byte)).join('')
  const named = /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{1,40})["']/.exec(start)?.[1]
  const text = decoded(bytes, marked ?? named ?? 'utf-8')
  if (text !== undefined) return text
  const markup = /^\s*[<{[]/.test(start)
  const old = marked === undefined && !markup && !/\.m3u8$/i.test(name) ? decoded(bytes, 'windows-1252') : undefined
  return old ?? refuse('its letters are not in the encoding it says, or not in UTF-8')
}
