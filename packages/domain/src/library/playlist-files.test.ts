import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everything, someTracks } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { changePlaylist, moveTrack, takeOutTracks } from './edit-playlist.ts'
import { exportPlaylist } from './export-playlist.ts'
import { importPlaylist, readPlaylistFile } from './import-playlist.ts'
import { playlistTracksPage } from './playlist-page.ts'
import { playlistFormats, readPlaylist, writePlaylist } from './pure/playlists/playlist-file.ts'
import { bytesOf, files } from './pure/playlists/testing/files.ts'
import { undo } from './undo.ts'
import { dismissLine, settleLine, unmatchedLines } from './settle-line.ts'

const world = aWorld()
const inBase64 = (text: string) => Buffer.from(text).toString('base64')
const library = [
  { title: 'Lola', artist: 'The Kinks', album: 'Lola', durationMs: 245_000 },
  { title: 'Days', artist: 'The Kinks', durationMs: 171_000 },
  { title: 'So What', artist: 'Miles Davis', durationMs: 562_000 },
]
const mix = [
  '#EXTM3U',
  '#EXTINF:245,Kinks - Lola',
  'a.mp3',
  '#EXTINF:100,Nobody - Nowhere',
  'b.mp3',
  '#EXTINF:171,The Kinks - Days',
  'c.mp3',
  '#EXTINF:245,Kinks - Lola',
  'again.mp3',
  '#EXTINF:562,Miles Davis - So Wha',
  'd.mp3',
].join('\n')
const file = { name: 'Old mix.m3u8', base64: inBase64(mix) }
const titles = async (user: string, playlistId: string) =>
  (await everything(world, user, (range) => playlistTracksPage({ playlistId, ...range }))).map(({ title }) => title)
const locations = (text: string) => readPlaylist(bytesOf(text)).file.entries.map((entry) => entry.locations[0])

describe('a playlist file', () => {
  test('comes out as it went in, in every format, whether tracks stand for its entries or not', async () => {
    const ada = await world.aPerson()
    const ids = await someTracks(world, ada, library)
    await fc.assert(
      fc.asyncProperty(
        files,
        fc.constantFrom(...playlistFormats),
        fc.constantFrom(...playlistFormats),
        async (given, from, to) => {
          const base64 = inBase64(writePlaylist(given, from))
          const choices = given.entries.slice(0, 4).map((_, index) => ({ index, trackId: ids[index % 3]! }))
          const { playlistId } = await world.as(ada, (work) => importPlaylist(work, { name: 'x', base64, choices }))
          const { text } = await world.as(ada, (work) => exportPlaylist(work, playlistId, to))
          expect(readPlaylist(bytesOf(text), `x.${to}`)).toEqual({ format: to, file: given })
        },
      ),
      { numRuns: 25 },
    )
  })

  test('is read with the tracks its entries mean, and those that come near', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const [lola, days, what] = await someTracks(world, ada, library)
    const { format, entries } = await world.as(ada, (work) => readPlaylistFile(work, file.name, file.base64))
    expect(format).toBe('m3u8')
    expect(entries.map(({ match }) => match?.id ?? null)).toEqual([lola, null, days, lola, what])
    expect(entries[1]).toMatchObject({ title: 'Nowhere', creator: 'Nobody', location: 'b.mp3', candidates: [] })
    const common = inBase64('#EXTM3U\n#EXTINF:9,Kinks - Intro\nx.mp3')
    await someTracks(
      world,
      ada,
      Array.from({ length: 110 }, (_, n) => ({ title: 'Intro', artist: `Band ${n}` })),
    )
    const [theirs] = await someTracks(world, ada, [{ title: 'Intro', artist: 'The Kinks', durationMs: 9000 }])
    const one = await world.as(ada, (work) => readPlaylistFile(work, 'x', common))
    expect(one.entries[0]!.match?.id).toBe(theirs)
    const strange = await world.as(bob, (work) => readPlaylistFile(work, file.name, file.base64))
    expect(strange.entries.flatMap(({ candidates }) => candidates)).toEqual([])
    await expect(world.as(ada, (work) => readPlaylistFile(work, 'x', inBase64('<html>')))).rejects.toMatchObject({
      code: 'playlist_unreadable',
    })
  })

  test('leaves what no track stands for in its place, until one does or it is taken away', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const [lola, days] = await someTracks(world, ada, library)
    const { playlistId, ...counts } = await world.as(ada, (work) =>
      importPlaylist(work, { ...file, choices: [{ index: 4, trackId: null }] }),
    )
    expect(counts).toEqual({ matched: 2, unmatched: 3 })
    expect(await titles(ada, playlistId)).toEqual(['Lola', 'Days'])
    const page = (cursor?: string) => world.as(ada, (work) => unmatchedLines(work, { playlistId, limit: 2, cursor }))
    const first = await page()
    const { items } = await page(first.nextCursor!)
    expect([...first.items, ...items].map(({ index, behind }) => [index, behind])).toEqual([
      [1, lola],
      [3, days],
      [4, days],
    ])
    expect(items[0]!.candidates[0]).toMatchObject({ title: 'So What' })

    await world.as(ada, (work) => moveTrack(work, playlistId, days!, null))
    const out = await world.as(ada, (work) => exportPlaylist(work, playlistId, 'xspf'))
    expect(locations(out.text)).toEqual(['c.mp3', 'again.mp3', 'd.mp3', 'a.mp3', 'b.mp3'])

    const chosen = items[0]!.candidates[0]!.id
    await expect(world.as(bob, (work) => settleLine(work, items[0]!.id, chosen))).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(world.as(ada, (work) => settleLine(work, items[0]!.id, lola!))).rejects.toMatchObject({
      code: 'already_exists',
    })
    const { revisionId } = await world.as(ada, (work) => settleLine(work, items[0]!.id, chosen))
    const unmatched = async () =>
      (await world.as(ada, (work) => unmatchedLines(work, { playlistId, limit: 9 }))).items.length
    expect(await unmatched()).toBe(2)
    const back = await world.as(ada, (work) => undo(work, revisionId!))
    expect([await unmatched(), await titles(ada, playlistId)]).toEqual([3, ['Days', 'Lola']])
    await world.as(ada, (work) => undo(work, back!))
    expect(await unmatched()).toBe(2)
    expect(await titles(ada, playlistId)).toEqual(['Days', 'So What', 'Lola'])
    await world.as(ada, (work) => takeOutTracks(work, playlistId, [days!]))
    await world.as(ada, (work) => dismissLine(work, first.items[0]!.id))
    const left = await world.as(ada, (work) => exportPlaylist(work, playlistId, 'm3u8'))
    expect(locations(left.text)).toEqual(['d.mp3', 'a.mp3', 'again.mp3'])
  })

  test('of a playlist made here says what its tracks are called, and its name as it is now', async () => {
    const ada = await world.aPerson()
    await someTracks(world, ada, library)
    const { playlistId } = await world.as(ada, (work) => importPlaylist(work, { ...file, choices: [] }))
    await world.as(ada, (work) => changePlaylist(work, playlistId, { name: 'New/name' }))
    const { fileName, text } = await world.as(ada, (work) => exportPlaylist(work, playlistId, 'jspf'))
    expect([fileName, readPlaylist(bytesOf(text)).file.title]).toEqual(['New_name.jspf', 'New/name'])
  })
})
