import { beforeAll, describe, expect, test } from 'vitest'
import { setCover } from '@stemma/domain/library'
import { aHouse, publicUrl } from '../testing/house.ts'
import { endpoints } from './endpoints.ts'
import { aPlayer, asTree, type Params, type Player } from './testing/player.ts'
import { answers, envelope } from './testing/schemas.ts'

const house = aHouse()
const nasty = `<b>"it's" & 'so'</b>\t\u0007\ud83c\udf88 ]]>`
let player: Player
let ids: Record<'track' | 'album' | 'artist' | 'playlist', string>

beforeAll(async () => {
  player = await aPlayer(house)
  const sha256 = await player.keep(new TextEncoder().encode('RIFF of a track'))
  const picture = await player.keep(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg')
  ids = await player.as(async (work) => {
    const tags = { artist: 'Ella', album: 'Best of', genre: 'Jazz', year: 1961, trackNumber: 2, discNumber: 1 }
    const [track, other] = await work.tracks.begin([
      { title: nasty, format: 'wav', tags },
      { title: 'Nothing is known of this', format: 'mp3' },
    ])
    await work.tracks.read(track!, {
      said: { tags: { title: nasty, ...tags } },
      durationMs: 61_500,
      bitrate: 900,
      format: 'wav',
    })
    await work.tracks.keepFile(track!, sha256)
    await setCover(work, [track!], picture)
    const { albumId, artistId } = await work.tracks.get(track!)
    const playlist = await work.playlists.create({
      name: nasty.replace('\u0007', ''),
      description: 'A few',
      isPublic: true,
    })
    await work.playlistTracks.append(playlist, [track!, other!])
    await work.stars.setAll(
      [
        { kind: 'track', id: track! },
        { kind: 'album', id: albumId },
        { kind: 'artist', id: artistId },
      ],
      true,
    )
    await work.trackListens.recordAll([{ trackId: track!, listenedAt: new Date('2026-01-02T03:04:05Z') }], 'test')
    await work.lyrics.set(track!, {
      source: 'embedded',
      language: 'eng',
      lines: [
        { at: 0, text: nasty },
        { at: 1500, text: '' },
      ],
    })
    await work.lyrics.set(track!, { source: 'typed', lines: [{ text: 'la la' }] })
    return { track: `tr-${track}`, album: `al-${albumId}`, artist: `ar-${artistId}`, playlist: `pl-${playlist}` }
  })
})

/** What each method is asked; those that need nothing are not listed. */
const said = (): Record<string, Params> => ({
  getUser: { username: player.username },
  getMusicDirectory: { id: ids.album },
  getArtist: { id: ids.artist },
  getAlbum: { id: ids.album },
  getSong: { id: ids.track },
  getArtistInfo: { id: ids.artist },
  getArtistInfo2: { id: ids.artist },
  getAlbumInfo: { id: ids.album },
  getAlbumInfo2: { id: ids.album },
  getAlbumList2: { type: 'alphabeticalByName' },
  getAlbumList: { type: 'newest' },
  getSongsByGenre: { genre: 'jazz' },
  getTopSongs: { artist: 'Ella' },
  getSimilarSongs: { id: ids.track },
  getSimilarSongs2: { id: ids.artist },
  search3: { query: '' },
  search2: { query: '""' },
  getPlaylist: { id: ids.playlist },
  createPlaylist: { name: 'New & <good>', songId: [ids.track] },
  updatePlaylist: { playlistId: ids.playlist, comment: 'Some', public: false },
  star: { id: ids.track },
  unstar: { albumId: ids.album },
  scrobble: { id: ids.track, time: Date.UTC(2026, 0, 3) },
  getLyricsBySongId: { id: ids.track },
})
const later = { deletePlaylist: async () => ({ id: (await made('Short-lived')).id }) }
const made = async (name: string) => (await player.ask('createPlaylist', { name }))['playlist'] as { id: string }
const binary = ['stream', 'download', 'getCoverArt']

test('every method has a shape to be held against', () => {
  expect([...Object.keys(answers), ...binary].sort()).toEqual([...endpoints.keys()].sort())
})

describe('the answer of each method is as the specification has it, in JSON and XML alike', () => {
  test.for(Object.keys(answers))('%s', async (call) => {
    const params = async (): Promise<Params> => (call in later ? later.deletePlaylist() : (said()[call] ?? {}))
    const told = await player.ask(call, await params())
    expect(told.error).toBeUndefined()
    answers[call]!.extend(envelope).parse(told)
    const xml = await player.askXml(`${call}.view`, await params())
    const changing = (tree: unknown) =>
      JSON.stringify(tree).replace(/"(lastModified|created|changed)":"[^"]*"|pl-[0-9a-f-]{36}/g, '"$1"')
    const { xmlns, ...attributes } = xml.attributes
    expect(xmlns).toBe('http://subsonic.org/restapi')
    const plain = JSON.parse(JSON.stringify(told).replaceAll('\\u0007', '\ufffd')) as typeof told
    if (call !== 'getRandomSongs')
      expect(changing({ ...xml, attributes })).toBe(changing(asTree('subsonic-response', plain)))
  })
})

test('lists have what they are asked for', async () => {
  const albums = async (params: Params) =>
    ((await player.ask('getAlbumList2', params))['albumList2'] as { album: { name: string }[] }).album.map(
      ({ name }) => name,
    )
  const unknown = '[Unknown album]'
  expect(await albums({ type: 'alphabeticalByName' })).toEqual([unknown, 'Best of'])
  expect(await albums({ type: 'alphabeticalByArtist' })).toEqual([unknown, 'Best of'])
  expect(await albums({ type: 'alphabeticalByName', size: 1, offset: 1 })).toEqual(['Best of'])
  expect((await albums({ type: 'newest' })).sort()).toEqual(['Best of', unknown])
  expect((await albums({ type: 'random' })).sort()).toEqual(['Best of', unknown])
  for (const type of ['frequent', 'recent']) expect(await albums({ type })).toEqual(['Best of'])
  expect(await albums({ type: 'byYear', fromYear: 1970, toYear: 1960 })).toEqual(['Best of'])
  expect(await albums({ type: 'byYear', fromYear: 1962, toYear: 1970 })).toEqual([])
  expect(await albums({ type: 'byGenre', genre: 'JAZZ' })).toEqual(['Best of'])
  expect(await albums({ type: 'highest' })).toEqual([])
  await player.ask('star', { albumId: ids.album })
  expect(await albums({ type: 'starred' })).toEqual(['Best of'])
})

test('what is marked and heard is told with it', async () => {
  await player.ask('star', { id: ids.track })
  expect((await player.ask('getSong', { id: ids.track }))['song']).toMatchObject({
    title: nasty,
    duration: 62,
    suffix: 'wav',
    contentType: 'audio/wav',
    starred: expect.any(String) as string,
    playCount: expect.any(Number) as number,
  })
})

test('random songs can be narrowed down', async () => {
  const drawn = async (params: Params) =>
    ((await player.ask('getRandomSongs', params))['randomSongs'] as { song: { id: string }[] }).song.map(({ id }) => id)
  expect(await drawn({ size: 500 })).toHaveLength(2)
  expect(await drawn({ genre: 'Jazz' })).toEqual([ids.track])
  expect(await drawn({ fromYear: 1962 })).toEqual([])
  expect(await drawn({ fromYear: 1961, toYear: 1961 })).toEqual([ids.track])
})

test('a path that a program makes a file of leads nowhere else', async () => {
  const [id] = await player.as((work) =>
    work.tracks.begin([{ title: '../../etc/passwd', format: 'mp3', tags: { artist: '..', album: 'a\\..\\b' } }]),
  )
  const { path } = (await player.ask('getSong', { id: `tr-${id}` }))['song'] as { path: string }
  expect(path.split('/')).toHaveLength(3)
  expect(path).not.toMatch(/(^|\/)\.\.?(\/|$)|\\/)
})

test('the parameters of a form count like those of the address', async () => {
  expect(await player.ask('getSong', { id: ids.track }, true)).toMatchObject({ status: 'ok', song: { id: ids.track } })
})

test('nothing of it is kept by a cache, and a page of another site is given nothing', async () => {
  const { headers } = await house.app.fetch(new Request(`${publicUrl}/rest/getOpenSubsonicExtensions?f=json`))
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('access-control-allow-origin')).toBeNull()
})
