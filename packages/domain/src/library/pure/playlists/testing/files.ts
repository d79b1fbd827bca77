import * as fc from 'fast-check'
import { playlistFile, type PlaylistEntry, type PlaylistFile } from '../model.ts'
import { canonicalMarkup } from '../xspf/fragment.ts'

/** Texts that tempt a format: its own marks, edges of white space, other scripts. */
const tempting = fc.constantFrom(
  '',
  ' ',
  'a - b',
  ' - ',
  '#EXTINF:1,x',
  '#EXTALB:x',
  '#STEMMA-TRACK:{}',
  'two\nlines',
  '\r\n',
  '\ttab\t',
  ']]>',
  '&amp;',
  '<b>',
  '__proto__',
  '7',
  '"',
  '\\',
  'Ænima 夜 🎵',
  'a\u2028b',
  '\ufeff',
  'urn:stemma:playlist:1',
  'urn:stemma:nowhere',
)
const held = (text: string): boolean => playlistFile.shape.title.safeParse(text).success
const text = fc.oneof(tempting, fc.string({ unit: 'binary', maxLength: 12 }).filter(held), fc.string({ maxLength: 12 }))

const location = fc.oneof(
  text,
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'file:///C:/Music/a%20b.mp3',
    'file://nas/a/b.flac',
    'file:///tmp/a%23b',
    '../a%25b.mp3',
    'a%2Fb',
    '%',
    './x:y',
    '//x/y',
  ),
)

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value))
const name = fc.constantFrom('id', 'vlc:id', 'a', 'vlc:node')
const { markup } = fc.letrec<{ markup: string }>((tie) => ({
  markup: fc.oneof(
    { maxDepth: 4 },
    text.map((value) => value.replace(/[&<>\r]/g, '')),
    fc
      .tuple(name, text, fc.array(tie('markup'), { maxLength: 3 }))
      .map(
        ([tag, value, inside]) =>
          `<${tag} xmlns:vlc="http://vlc.example" k="${value.replace(/[&<"]/g, '')}">${inside.join('')}</${tag}>`,
      ),
  ),
}))
const application = fc.oneof(
  fc.constantFrom('http://a.example', 'http://b.example', '1', 'urn:stemma:playlist:1:unknown'),
  text,
)
const extension = fc.oneof(
  fc.record({ application, xml: markup.map(canonicalMarkup) }),
  fc.record({ application, json: fc.oneof(json, fc.constant('{ "__proto__": 1, "2": [] }')) }),
)

const some = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 3 })
const pair = fc.record({ rel: text, content: text })
const lists = {
  identifiers: some(text),
  links: some(pair),
  meta: some(pair),
  extensions: some(extension),
  directives: some(text),
}
const commonTexts = { title: text, creator: text, annotation: text, info: text, image: text, attributes: text }

export const entries: fc.Arbitrary<PlaylistEntry> = fc.record(
  {
    ...lists,
    ...commonTexts,
    locations: some(location),
    album: text,
    albumArtist: text,
    genre: text,
    trackNum: fc.nat(),
    duration: fc.maxSafeNat(),
  },
  { requiredKeys: ['identifiers', 'links', 'meta', 'extensions', 'directives', 'locations'] },
)

export const files: fc.Arbitrary<PlaylistFile> = fc.record(
  {
    ...lists,
    ...commonTexts,
    location,
    base: text,
    date: text,
    license: text,
    attribution: some(fc.record({ kind: fc.constantFrom('location' as const, 'identifier' as const), content: text })),
    entries: fc.array(entries, { maxLength: 4 }),
  },
  { requiredKeys: ['identifiers', 'links', 'meta', 'extensions', 'directives', 'attribution', 'entries'] },
)

export const bytesOf = (content: string): Uint8Array => new TextEncoder().encode(content)
