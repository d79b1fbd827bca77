/** Licences that let a person run, change and give away Stemma under MIT. */
export const allowed: ReadonlySet<string> = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'PostgreSQL',
])

/** A package allowed although its licence is not on the list, and why. */
export interface Exception {
  readonly licence: string
  readonly reason: string
}

const libraryCopyleft = 'used unchanged as a package of its own that anybody may replace; npm carries its source'
const fileCopyleft = 'used unchanged; its copyleft ends at its own files, whose source npm carries'

/** Packages with another licence, each with the reason it may be in the product. */
export const exceptions: Readonly<Record<string, Exception>> = {
  mediabunny: { licence: 'MPL-2.0', reason: fileCopyleft },
  '@mediabunny/flac-encoder': { licence: 'MPL-2.0', reason: fileCopyleft },
  '@mediabunny/mp3-encoder': { licence: 'MPL-2.0', reason: fileCopyleft },
  'codec-parser': { licence: 'LGPL-3.0-or-later', reason: libraryCopyleft },
  '@fontsource-variable/inter': { licence: 'OFL-1.1', reason: 'a font, served unchanged' },
}

/** Packages whose label is kinder than what they contain. */
export const refused: Readonly<Record<string, string>> = {
  'node-av': 'embeds an ffmpeg built under GPL-3.0',
  'audio-decode': 'pulls in decoders under GPL-2.0',
  'essentia.js': 'is AGPL-3.0',
}
