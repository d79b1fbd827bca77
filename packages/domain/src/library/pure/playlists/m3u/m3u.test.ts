import { describe, expect, test } from 'vitest'
import { readPlaylist, writePlaylist } from '../playlist-file.ts'
import { bytesOf } from '../testing/files.ts'
import { lineOf, locationOf } from './paths.ts'

const read = (text: string) => readPlaylist(bytesOf(text), 'list.m3u8').file

const extended = [
  '\ufeff#EXTM3U url-tvg="http://tv.example"',
  '#EXTENC:UTF-8',
  '#PLAYLIST:Evening, slow',
  '#EXTIMG:front.jpg',
  '#CURATOR:Ada',
  '',
  '#EXTINF:245 tvg-logo="a,b.png",The Kinks - Lola',
  '#EXTALB:Lola Versus Powerman',
  '#EXTART:Various',
  '#EXTGENRE:Rock',
  '#EXTIMG:lola.jpg',
  '#EXTVLCOPT:start-time=10',
  '# a remark',
  'Musik\\The Kinks\\01 Lola.mp3',
  '#EXTINF:-1,Ohne Künstler',
  'http://radio.example/a b.mp3',
  'C:\\Music\\Straße #1.flac',
  '# the end',
].join('\r\n')

test('an extended file is read with all it says', () => {
  const { entries, ...head } = read(extended)
  expect(head).toMatchObject({
    title: 'Evening, slow',
    image: 'front.jpg',
    attributes: 'url-tvg="http://tv.example"',
    directives: ['#CURATOR:Ada', '# the end'],
  })
  expect(entries).toMatchObject([
    {
      title: 'Lola',
      creator: 'The Kinks',
      album: 'Lola Versus Powerman',
      albumArtist: 'Various',
      genre: 'Rock',
      image: 'lola.jpg',
      duration: 245_000,
      attributes: 'tvg-logo="a,b.png"',
      directives: ['#EXTVLCOPT:start-time=10', '# a remark'],
      locations: ['Musik/The%20Kinks/01%20Lola.mp3'],
    },
    { title: 'Ohne Künstler', directives: [] },
    { locations: ['file:///C:/Music/Stra%C3%9Fe%20%231.flac'] },
  ])
  expect(entries[1]).not.toHaveProperty('duration')
})

test('written again it says the same, as players expect it', () => {
  const written = writePlaylist(read(extended), 'm3u8')
  expect(written.split('\n')).toEqual(
    expect.arrayContaining([
      '#EXTM3U url-tvg="http://tv.example"',
      '#EXTINF:245 tvg-logo="a,b.png",The Kinks - Lola',
      '#EXTVLCOPT:start-time=10',
      'Musik/The Kinks/01 Lola.mp3',
      'C:/Music/Straße #1.flac',
    ]),
  )
  expect(read(written)).toEqual(read(extended))
})

test('a plain list is paths, and remarks of the entry behind them', () => {
  const { entries, directives } = read('# mine\na.mp3\n\nb/c.mp3')
  expect(entries.map(({ locations }) => locations[0])).toEqual(['a.mp3', 'b/c.mp3'])
  expect(entries[0]?.directives).toEqual(['# mine'])
  expect(directives).toEqual([])
})

test('a title changed by another program wins over what we kept beside it', () => {
  const { entries, ...head } = read('#EXTM3U\n#EXTINF:1,Old\na.mp3')
  const file = { ...head, entries: entries.map((entry) => ({ ...entry, duration: 1_234, trackNum: 7 })) }
  const changed = writePlaylist(file, 'm3u8').replace('Old', 'New')
  expect(read(changed).entries[0]).toMatchObject({ title: 'New', duration: 1_234, trackNum: 7 })
})

test('an .m3u that is not UTF-8 is read in the code page of Windows', () => {
  const bytes = Uint8Array.from('#EXTM3U\r\n#EXTINF:3,Bj\xf6rk \x96 J\xf3ga\r\nBj\xf6rk.mp3\r\n', (letter) =>
    letter.charCodeAt(0),
  )
  const { file } = readPlaylist(bytes, 'list.m3u')
  expect(file.entries[0]).toMatchObject({ title: 'Björk – Jóga', locations: ['Bj%C3%B6rk.mp3'] })
  expect(() => readPlaylist(bytes, 'list.m3u8')).toThrow('encoding')
})

test('UTF-16 with its mark is read', () => {
  const bytes = new Uint8Array(Uint16Array.from('\ufeffBjörk.mp3', (letter) => letter.charCodeAt(0)).buffer)
  expect(readPlaylist(bytes).file.entries[0]?.locations).toEqual(['Bj%C3%B6rk.mp3'])
})

describe('paths', () => {
  test.each([
    ['a b.mp3', 'a%20b.mp3', 'a b.mp3'],
    ['..\\a\\b.mp3', '../a/b.mp3', '../a/b.mp3'],
    ['/srv/music/ä.mp3', 'file:///srv/music/%C3%A4.mp3', '/srv/music/ä.mp3'],
    ['\\\\nas\\music\\a.mp3', 'file://nas/music/a.mp3', '//nas/music/a.mp3'],
    ['d:\\a.mp3', 'file:///d:/a.mp3', 'd:/a.mp3'],
    ['100% pure.mp3', '100%25%20pure.mp3', '100% pure.mp3'],
    ['what?.mp3', 'what%3F.mp3', 'what?.mp3'],
    ['already%20there.mp3', 'already%20there.mp3', 'already there.mp3'],
    ['Act 1: the end.mp3', './Act%201:%20the%20end.mp3', './Act 1: the end.mp3'],
    ['https://x.example/a?b=c#d', 'https://x.example/a?b=c#d', 'https://x.example/a?b=c#d'],
    [
      'spotify:track:4uLU6hMCjMI75M1A2tKUQC',
      'spotify:track:4uLU6hMCjMI75M1A2tKUQC',
      'spotify:track:4uLU6hMCjMI75M1A2tKUQC',
    ],
  ])('%s', (line, location, again) => {
    expect(locationOf(line)).toBe(location)
    expect(lineOf(location)).toBe(again)
  })
})
