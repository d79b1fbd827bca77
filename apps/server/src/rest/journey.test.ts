import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { SubsonicAPI } from 'subsonic-api'
import { beforeAll, describe, expect, test } from 'vitest'
import { setCover } from '@stemma/domain/library'
import { aHouse } from '../testing/house.ts'
import { aPlayer, type Player } from './testing/player.ts'

const house = aHouse()
const audio = new TextEncoder().encode('RIFF: what would be a wave')
let player: Player
let url: string

beforeAll(async () => {
  player = await aPlayer(house)
  const sha256 = await player.keep(audio)
  const picture = await player.keep(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg')
  await player.as(async (work) => {
    const ids = await work.tracks.begin(
      [1, 2, 3].map((n) => ({
        title: `Part ${n}`,
        format: 'wav',
        tags: { artist: 'Nina', album: 'Suite', genre: 'Jazz', year: 1965, trackNumber: n },
      })),
    )
    for (const id of ids) await work.tracks.keepFile(id, sha256)
    await setCover(work, ids, picture)
    await work.lyrics.set(ids[0]!, { source: 'embedded', language: 'eng', lines: [{ at: 500, text: 'la' }] })
  })
  const server = serve({ fetch: house.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return () => void server.close()
})

describe('a program that others wrote', () => {
  test.for([
    ['in the address', false],
    ['as forms', true],
  ] as const)('plays the library with its parameters %s', async ([, post]) => {
    const api = new SubsonicAPI({ url, auth: { apiKey: player.key }, post })
    expect(await api.ping()).toMatchObject({ status: 'ok', openSubsonic: true, type: 'stemma' })
    const { openSubsonicExtensions } = await api.getOpenSubsonicExtensions()
    expect(openSubsonicExtensions.map(({ name }) => name)).toContain('apiKeyAuthentication')
    expect((await api.getUser({ username: player.username })).user.username).toBe(player.username)

    const { artists } = await api.getArtists()
    const nina = artists.index![0]!.artist![0]!
    expect(nina.name).toBe('Nina')
    const suite = (await api.getArtist({ id: nina.id })).artist.album![0]!
    const { album } = await api.getAlbum({ id: suite.id })
    expect(album.song!.map(({ title }) => title)).toEqual(['Part 1', 'Part 2', 'Part 3'])
    const [first, second, third] = album.song!

    expect(await (await api.stream({ id: first!.id })).text()).toBe(new TextDecoder().decode(audio))
    expect(await (await api.download({ id: first!.id })).text()).toBe(new TextDecoder().decode(audio))
    expect((await api.getCoverArt({ id: first!.coverArt! })).status).toBe(200)
    const { lyricsList } = await api.getLyricsBySongId({ id: first!.id })
    expect(lyricsList).toMatchObject({ structuredLyrics: [{ synced: true, line: [{ start: 500, value: 'la' }] }] })

    await api.scrobble({ id: first!.id, submission: true })
    await api.scrobble({ id: second!.id, time: Date.now() + 3_600_000, submission: true })
    const heard = await player.as((work) => work.tracks.seen(second!.id.slice('tr-'.length)))
    expect(heard.lastPlayedAt!.getTime()).toBeLessThanOrEqual(Date.now())
    await api.star({ id: first!.id, albumId: suite.id, artistId: nina.id })
    const { starred2 } = await api.getStarred2()
    expect([starred2.song!.length, starred2.album!.length, starred2.artist!.length]).toEqual([1, 1, 1])
    await api.unstar({ id: first!.id, albumId: suite.id, artistId: nina.id })
    expect((await api.getStarred2()).starred2.song).toEqual([])
    expect((await api.getAlbumList2({ type: 'recent' })).albumList2.album![0]!.id).toBe(suite.id)
    expect((await api.search3({ query: 'Part' })).searchResult3.song).toHaveLength(3)
    expect((await api.search3({ query: 'nina' })).searchResult3).toMatchObject({
      artist: [{ id: nina.id }],
      album: [{ id: suite.id }],
    })
    expect((await api.getGenres()).genres.genre![0]).toMatchObject({ value: 'Jazz', songCount: 3, albumCount: 1 })
    expect((await api.getRandomSongs({ size: 2 })).randomSongs.song).toHaveLength(2)

    const { playlist } = await api.createPlaylist({ name: 'Evening', songId: [third!.id, first!.id] })
    await api.updatePlaylist({
      playlistId: playlist.id,
      name: 'Late evening',
      songIdToAdd: [second!.id],
      songIndexToRemove: [0],
    })
    const opened = (await api.getPlaylist({ id: playlist.id })).playlist
    expect(opened.name).toBe('Late evening')
    expect(opened.entry!.map(({ title }) => title)).toEqual(['Part 1', 'Part 2'])
    await api.deletePlaylist({ id: playlist.id })
    expect((await api.getPlaylists()).playlists.playlist).toEqual([])
  })

  test('is told how to log in where it knows only passwords', async () => {
    const api = new SubsonicAPI({ url, auth: { username: player.username, password: 'a password of theirs' } })
    expect(await api.ping()).toMatchObject({ status: 'failed', error: { code: 41 } })
  })
})
