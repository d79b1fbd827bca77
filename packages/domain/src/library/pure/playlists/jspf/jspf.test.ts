import { expect, test } from 'vitest'
import { readPlaylist, writePlaylist } from '../playlist-file.ts'
import { bytesOf } from '../testing/files.ts'

const read = (value: unknown) => readPlaylist(bytesOf(JSON.stringify(value))).file

const listenBrainz = {
  playlist: {
    annotation: 'For the road',
    creator: 'rob',
    date: '2024-02-01T10:00:00+00:00',
    extension: { 'https://musicbrainz.org/doc/jspf#playlist': { public: true, creator: 'rob' } },
    identifier: 'https://listenbrainz.org/playlist/b3b2d0ba-1111-4e6c-8f9e-000000000001',
    title: 'Road',
    link: [{ 'http://x.example/rel': 'http://x.example' }],
    meta: [{ 'http://x.example/key': 'value' }],
    attribution: [{ identifier: 'urn:y' }, { location: 'http://y.example/' }],
    note: { mood: 'calm' },
    track: [
      {
        album: 'Homogenic',
        creator: 'Björk',
        duration: 305_000,
        trackNum: 2,
        location: ['http://x.example/j.mp3'],
        extension: {
          'https://musicbrainz.org/doc/jspf#track': { added_by: 'rob', additional_metadata: { n: [1, null] } },
        },
        identifier: ['https://musicbrainz.org/recording/8f3471b5-7e6a-48da-86a9-c1c07a0f47ae'],
        title: 'Jóga',
        annotation: null,
      },
    ],
  },
}

test('a playlist of ListenBrainz is read', () => {
  expect(read(listenBrainz)).toMatchObject({
    title: 'Road',
    creator: 'rob',
    identifiers: ['https://listenbrainz.org/playlist/b3b2d0ba-1111-4e6c-8f9e-000000000001'],
    links: [{ rel: 'http://x.example/rel', content: 'http://x.example' }],
    meta: [{ rel: 'http://x.example/key', content: 'value' }],
    attribution: [
      { kind: 'identifier', content: 'urn:y' },
      { kind: 'location', content: 'http://y.example/' },
    ],
    extensions: [
      { application: 'https://musicbrainz.org/doc/jspf#playlist', json: '{"public":true,"creator":"rob"}' },
      { application: 'urn:stemma:playlist:1:unknown', json: '{"note":{"mood":"calm"}}' },
    ],
    entries: [
      {
        title: 'Jóga',
        creator: 'Björk',
        album: 'Homogenic',
        duration: 305_000,
        trackNum: 2,
        locations: ['http://x.example/j.mp3'],
        identifiers: ['https://musicbrainz.org/recording/8f3471b5-7e6a-48da-86a9-c1c07a0f47ae'],
      },
    ],
  })
})

test('its extensions come back as JSON, by way of XSPF too', () => {
  const xspf = readPlaylist(bytesOf(writePlaylist(read(listenBrainz), 'xspf'))).file
  const { playlist } = JSON.parse(writePlaylist(xspf, 'jspf')) as typeof listenBrainz
  expect(playlist.track[0]?.extension).toEqual({
    'https://musicbrainz.org/doc/jspf#track': [{ added_by: 'rob', additional_metadata: { n: [1, null] } }],
  })
})
