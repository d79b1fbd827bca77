import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlaylistFile } from './model.ts'
import { playlistFormats, readPlaylist, writePlaylist, type PlaylistFormat } from './playlist-file.ts'
import { bytesOf, files } from './testing/files.ts'

const through = (file: PlaylistFile, format: PlaylistFormat): PlaylistFile => {
  const read = readPlaylist(bytesOf(writePlaylist(file, format)), `list.${format}`)
  expect(read.format).toBe(format)
  return read.file
}

describe.each(playlistFormats)('%s', (format) => {
  test('gives back what was written', () => {
    fc.assert(
      fc.property(files, (file) => {
        expect(through(file, format)).toEqual(file)
      }),
      { numRuns: 300 },
    )
  })
})

test('any way through the three formats loses nothing', () => {
  fc.assert(
    fc.property(files, fc.array(fc.constantFrom(...playlistFormats), { minLength: 2, maxLength: 5 }), (file, way) => {
      expect(way.reduce(through, file)).toEqual(file)
    }),
    { numRuns: 150 },
  )
})

test('what the formats share is written without anything of ours', () => {
  const file: PlaylistFile = {
    title: 'Mix',
    identifiers: [],
    links: [],
    meta: [],
    extensions: [],
    directives: [],
    attribution: [],
    entries: [
      {
        locations: ['Kinks/Lola.mp3'],
        title: 'Lola',
        creator: 'The Kinks',
        album: 'Lola',
        duration: 245_000,
        identifiers: [],
        links: [],
        meta: [],
        extensions: [],
        directives: [],
      },
    ],
  }
  for (const format of playlistFormats) expect(writePlaylist(file, format).toLowerCase()).not.toContain('stemma')
  expect(writePlaylist(file, 'm3u8')).toBe(
    '#EXTM3U\n#PLAYLIST:Mix\n#EXTINF:245,The Kinks - Lola\n#EXTALB:Lola\nKinks/Lola.mp3\n',
  )
})
