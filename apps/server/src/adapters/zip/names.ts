const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
// Room for a number and an extension below the 255 bytes that file systems allow.
const mostBytes = 180

// Control characters, line and paragraph separators, and the invisible ones that turn text around or hide in it.
const invisible = /[\0-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]/g
const forbidden = /[<>:"/\\|?*]/g
const device = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i

const bytesIn = (text: string) => Buffer.byteLength(text)

/** As many whole characters as fit into `bytes` of UTF-8. */
const cut = (text: string, bytes: number): string => {
  if (bytesIn(text) <= bytes) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text.slice(0, bytes))) {
    if (bytesIn(kept) + bytesIn(segment) > bytes) break
    kept += segment
  }
  return kept
}

/** Any text as a name that every file system takes: NFC, no separators, devices or hidden names; never empty. */
const portable = (text: string, bytes = mostBytes): string => {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(invisible, ' ')
    .replace(forbidden, ' ')
    .replace(/\s+/g, ' ')
  const name = cut(plain.replace(/^[ .~-]+/, ''), bytes).replace(/[ .]+$/, '') || 'sound'
  return device.test(name) ? `_${name}` : name
}

/** The file name of what a person wrote, e.g. a prompt. */
export const fileName = (text: string, ext: string): string => `${portable(text)}.${ext}`

/** A path inside an archive: every part portable, none leading out of it. */
const portablePath = (path: string): string =>
  path
    .split('/')
    .filter((part) => /[^ .]/.test(part))
    .map((part) => portable(part, mostBytes + 20))
    .join('/') || 'sound'

const numbered = (path: string, number: number): string => {
  const dot = path.lastIndexOf('.')
  const end = dot > path.lastIndexOf('/') ? dot : path.length
  return `${path.slice(0, end)} (${number})${path.slice(end)}`
}

/** Gives every path it is asked for once: ` (2)` and so on before the extension, case aside, as Windows and macOS see it. */
export const uniqueNames = (): ((path: string) => string) => {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  const key = (path: string) => path.toLowerCase().normalize('NFC')
  return (path) => {
    const wanted = portablePath(path)
    let name = wanted
    for (let number = next.get(key(wanted)) ?? 2; taken.has(key(name)); number++) {
      name = numbered(wanted, number)
      next.set(key(wanted), number + 1)
    }
    taken.add(key(name))
    return name
  }
}
