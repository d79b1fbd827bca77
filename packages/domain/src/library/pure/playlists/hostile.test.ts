import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DomainError } from '../../../shared/errors.ts'
import { mostEntries } from './limits.ts'
import { readPlaylist } from './playlist-file.ts'
import { bytesOf } from './testing/files.ts'

const xspf = (inside: string): string => `<playlist version="1" xmlns="http://xspf.org/ns/0/">${inside}</playlist>`
const megabytes = 10_000_000

const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`,
).join('')}]>${xspf('<title>&j;</title>')}`

describe('a file that means harm is refused by one sentence', () => {
  test.each<[string, string, string]>([
    ['nothing', ' \n ', 'nothing in it'],
    ['a billion laughs', laughs, 'document type'],
    [
      'a file of the server',
      `<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>${xspf('<title>&x;</title>')}`,
      'document type',
    ],
    ['an entity of nobody', xspf('<title>&nbsp;</title>'), 'not well-formed'],
    ['HTML', '<!DOCTYPE html><html></html>', 'document type'],
    ['other XML', '<rss><playlist/></rss>', 'not XSPF'],
    ['an element that stays open', xspf('<title>'), 'not well-formed'],
    ['a NUL by reference', xspf('<title>&#0;</title>'), 'not well-formed'],
    ['half a character by reference', xspf('<title>&#xD800;</title>'), 'not well-formed'],
    ['a prefix of nobody', xspf('<x:title/>'), 'not well-formed'],
    ['10 MB of opened elements', '<a>'.repeat(megabytes / 3), 'nested deeper'],
    ['10 MB of one title', xspf(`<title>${'a'.repeat(megabytes)}</title>`), 'title is too long'],
    ['10 MB of one attribute', `<playlist a="${'a'.repeat(megabytes)}`, 'not well-formed'],
    ['100,000 tracks', xspf(`<trackList>${'<track/>'.repeat(100_000)}</trackList>`), `more than ${mostEntries}`],
    [
      'damage to what we kept',
      xspf('<extension application="urn:stemma:playlist:1">{"title":7}</extension>'),
      'damaged',
    ],
    [
      'markup smuggled past us',
      xspf(
        `<extension application="urn:stemma:playlist:1">{"extensions":[{"application":"a","xml":"&lt;b"}]}</extension>`,
      ),
      'damaged',
    ],
    ['JSON that ends early', '{"playlist":{', 'not JSON'],
    ['other JSON', '{"playlist":[]}', 'not JSPF'],
    ['a list of JSON', '[]', 'not JSPF'],
    ['10 MB of brackets', '['.repeat(megabytes), 'nested deeper'],
    ['deep objects', `{"playlist":${'{"a":'.repeat(1_000)}`, 'nested deeper'],
    ['half a character in JSON', String.raw`{"playlist":{"title":"\ud800"}}`, 'title is too long or holds'],
    ['a NUL in JSON', String.raw`{"playlist":{"track":[{},{"title":"\u0000"}]}}`, 'title of entry 2'],
    ['100,000 tracks of JSON', `{"playlist":{"track":[${'{},'.repeat(99_999)}{}]}}`, `more than ${mostEntries}`],
    ['a NUL', '#EXTM3U\na\0.mp3', 'no text'],
    ['a control character', '#EXTM3U\n#PLAYLIST:a\x1b[2J\nb.mp3', 'title is too long or holds'],
    ['10 MB on a line', 'a'.repeat(megabytes), 'too long'],
    ['10 MB of spaces in a line', `#EXTINF:1${' '.repeat(megabytes)}a\nb.mp3`, 'too long'],
    ['100,000 lines', 'a.mp3\n'.repeat(100_000), `more than ${mostEntries}`],
    ['damage to what we kept in M3U', '#EXTM3U\n#STEMMA-PLAYLIST:{"entries":[]}\na.mp3', 'damaged'],
    ['more than a file may have', 'a'.repeat(16 * 1024 * 1024 + 1), 'larger than'],
  ])('%s', (_, text, reason) => {
    const start = performance.now()
    expect(() => readPlaylist(bytesOf(text), 'x.m3u8')).toThrow(
      expect.objectContaining({
        name: 'DomainError',
        code: 'playlist_unreadable',
        message: expect.stringContaining(reason) as string,
      }),
    )
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

test.each<[string, string]>([
  ['a million remarks behind the last entry', `a.mp3\n${'#\n'.repeat(1_000_000)}`],
  ['a list of attribution that does not end', xspf(`<attribution>${'<location/>'.repeat(300_000)}</attribution>`)],
  [
    'namespaces in namespaces',
    xspf(
      `<extension application="a"><b ${Array.from({ length: 20_000 }, (_, i) => `xmlns:n${i}="n"`).join(' ')}>${'<c xmlns="d"/>'.repeat(100_000)}</b></extension>`,
    ),
  ],
])('%s is read or refused in time', (_, text) => {
  const start = performance.now()
  try {
    readPlaylist(bytesOf(text))
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError)
  }
  expect(performance.now() - start).toBeLessThan(10_000)
})

test('__proto__ in JSON is a name like any other', () => {
  const text = '{"playlist":{"__proto__":{"title":"x"},"extension":{"__proto__":[1]},"link":[{"__proto__":"y"}]}}'
  const { file } = readPlaylist(bytesOf(text))
  expect(file.title).toBeUndefined()
  expect(file.links).toEqual([{ rel: '__proto__', content: 'y' }])
  expect(Object.prototype).not.toHaveProperty('title')
})

test('any bytes are a playlist or refused by its sentence', () => {
  const piece = fc.constantFrom(
    '<playlist xmlns="http://xspf.org/ns/0/">',
    '</playlist>',
    '<trackList>',
    '</trackList>',
    '<track>',
    '</track>',
    '<extension application="urn:stemma:playlist:1">',
    '</extension>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '&#x41;',
    '{"playlist":{',
    '"track":[',
    '"extension":{"urn:stemma:playlist:1":',
    '{}',
    '}',
    ']',
    '"title":',
    '"x"',
    ',',
    '#EXTM3U\n',
    '#EXTINF:1,',
    '#EXTINF:NaN,',
    '#STEMMA-TRACK:{"title":null}\n',
    'a.mp3\n',
    '\\',
    '%',
  )
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(piece, { maxLength: 25 }).map((pieces) => bytesOf(pieces.join(''))),
  )
  fc.assert(
    fc.property(bytes, fc.constantFrom('a.m3u', 'a.m3u8', ''), (content, name) => {
      try {
        expect(Array.isArray(readPlaylist(content, name).file.entries)).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError)
        expect((error as DomainError).code).toBe('playlist_unreadable')
      }
    }),
    { numRuns: 2_000 },
  )
})
