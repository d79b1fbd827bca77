import { expect, test } from 'vitest'
import { readPlaylist, writePlaylist } from '../playlist-file.ts'
import { bytesOf } from '../testing/files.ts'

const read = (text: string) => readPlaylist(bytesOf(text)).file

const full = `<?xml version="1.0" encoding="UTF-8"?>
<!-- by hand -->
<playlist version="1" xmlns="http://xspf.org/ns/0/" xmlns:vlc="http://www.videolan.org/vlc/playlist/ns/0/" xml:base="http://x.example/">
  <title>80s &amp; more</title>
  <creator>Ada</creator>
  <annotation><![CDATA[<loud>]]></annotation>
  <info>http://x.example/info</info>
  <location>http://x.example/list</location>
  <identifier>urn:x:1</identifier>
  <image>http://x.example/i.png</image>
  <date>2005-01-08T17:10:47-05:00</date>
  <license>http://creativecommons.org/licenses/by/4.0/</license>
  <attribution><location>http://y.example/</location><identifier>urn:y</identifier></attribution>
  <link rel="http://x.example/rel">http://x.example/link</link>
  <meta rel="http://x.example/key">value</meta>
  <trackList>
    <track>
      <location>file:///a%20b.mp3</location>
      <location>http://x.example/a.mp3</location>
      <identifier>urn:mbid:1</identifier>
      <title>  My
 Way </title>
      <creator>Frank Sinatra</creator>
      <album>Best</album>
      <trackNum>3</trackNum>
      <duration>271066</duration>
      <extension application="http://www.videolan.org/vlc/playlist/0"><vlc:id>0</vlc:id></extension>
      <mood>proud</mood>
    </track>
    <track/>
  </trackList>
</playlist>`

test('all that the specification has is read', () => {
  const { entries, ...head } = read(full)
  expect(head).toEqual({
    title: '80s & more',
    creator: 'Ada',
    annotation: '<loud>',
    info: 'http://x.example/info',
    location: 'http://x.example/list',
    identifiers: ['urn:x:1'],
    image: 'http://x.example/i.png',
    date: '2005-01-08T17:10:47-05:00',
    license: 'http://creativecommons.org/licenses/by/4.0/',
    base: 'http://x.example/',
    attribution: [
      { kind: 'location', content: 'http://y.example/' },
      { kind: 'identifier', content: 'urn:y' },
    ],
    links: [{ rel: 'http://x.example/rel', content: 'http://x.example/link' }],
    meta: [{ rel: 'http://x.example/key', content: 'value' }],
    extensions: [],
    directives: [],
  })
  expect(entries).toHaveLength(2)
  expect(entries[0]).toMatchObject({
    locations: ['file:///a%20b.mp3', 'http://x.example/a.mp3'],
    identifiers: ['urn:mbid:1'],
    title: 'My\n Way',
    creator: 'Frank Sinatra',
    album: 'Best',
    trackNum: 3,
    duration: 271_066,
  })
})

test('what other programs keep survives with its namespaces, and so does what nobody specified', () => {
  const [track] = read(full).entries
  expect(track?.extensions).toEqual([
    {
      application: 'http://www.videolan.org/vlc/playlist/0',
      xml: '<vlc:id xmlns:vlc="http://www.videolan.org/vlc/playlist/ns/0/">0</vlc:id>',
    },
    { application: 'urn:stemma:playlist:1:unknown', xml: '<mood>proud</mood>' },
  ])
  const written = writePlaylist(read(full), 'xspf')
  expect(written).toContain('<vlc:id xmlns:vlc="http://www.videolan.org/vlc/playlist/ns/0/">0</vlc:id>')
  expect(written).not.toContain('application="urn:stemma:playlist:1"')
  expect(read(written)).toEqual(read(full))
})

test('an encoding that its XML names is obeyed', () => {
  const text =
    '<?xml version="1.0" encoding="ISO-8859-1"?><playlist xmlns="http://xspf.org/ns/0/"><title>J\xf3ga</title></playlist>'
  expect(readPlaylist(Uint8Array.from(text, (letter) => letter.charCodeAt(0))).file.title).toBe('Jóga')
})

test('a prefix for the whole namespace is the same', () => {
  const text = '<x:playlist xmlns:x="http://xspf.org/ns/0/"><x:title>T</x:title><title>no</title></x:playlist>'
  expect(read(text).title).toBe('T')
})
