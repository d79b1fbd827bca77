import { spawnSync } from 'node:child_process'
import { encodeWav } from '@stemma/audio'
import { beforeAll, describe, expect, test } from 'vitest'
import { setCover } from '@stemma/domain/library'
import { aHouse } from '../testing/house.ts'
import { aPlayer, request, type Params, type Player } from './testing/player.ts'

const house = aHouse()
const audio = Uint8Array.from({ length: 1000 }, (_, n) => n % 251)
const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
let player: Player
let ids: Record<'track' | 'bare' | 'album' | 'artist' | 'playlist' | 'cover', string>

beforeAll(async () => {
  player = await aPlayer(house)
  const [file, cover] = [await player.keep(audio), await player.keep(picture, 'image/jpeg')]
  ids = await player.as(async (work) => {
    const [track, bare] = await work.tracks.begin([
      { title: 'Ünter/den "Linden"', format: 'wav', tags: { artist: 'Hildegard', album: 'Berlin', trackNumber: 2 } },
      { title: 'Not arrived', format: 'mp3', tags: { artist: 'Hildegard', album: 'Berlin', trackNumber: 1 } },
    ])
    await work.tracks.keepFile(track!, file)
    await setCover(work, [track!], cover)
    const { albumId, artistId } = await work.tracks.get(track!)
    const playlist = await work.playlists.create({ name: 'p', description: null, isPublic: false })
    await work.playlistTracks.append(playlist, [bare!, track!])
    return {
      track: `tr-${track}`,
      bare: `tr-${bare}`,
      album: `al-${albumId}`,
      artist: `ar-${artistId}`,
      playlist: `pl-${playlist}`,
      cover: `co-${cover}`,
    }
  })
})

const get = (call: string, id: string, headers: Record<string, string> = {}, method = 'GET') =>
  house.app.fetch(new Request(request(call, { apiKey: player.key, id }), { method, headers }))
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

describe('a track', () => {
  test('is streamed whole, in part, and not again', async () => {
    const whole = await get('stream', ids.track)
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'audio/wav'])
    expect(await bytesOf(whole)).toEqual(audio)
    const part = await get('stream', ids.track, { range: 'bytes=100-199' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 100-199/1000'])
    expect(await bytesOf(part)).toEqual(audio.slice(100, 200))
    const again = await get('stream', ids.track, { 'if-none-match': whole.headers.get('etag')! })
    expect(again.status).toBe(304)
    const head = await get('stream', ids.track, {}, 'HEAD')
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '1000'])
  })

  test('is taken away under its name', async () => {
    const response = await get('download', ids.track)
    expect(response.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('Hildegard - Ünter den Linden.wav')}`,
    )
    expect(await bytesOf(response)).toEqual(audio)
  })

  test('whose file has not arrived is not found, nor one in the trash', async () => {
    const failed = async (id: string) => (await get('stream', id)).text()
    expect(await failed(ids.bare)).toContain('code="70"')
    await player.as((work) => work.tracks.toTrash([ids.track.slice(3)]))
    expect(await failed(ids.track)).toContain('code="70"')
    await player.as((work) => work.tracks.restore([ids.track.slice(3)]))
    expect(await bytesOf(await get('stream', ids.track))).toEqual(audio)
  })
})

describe('a track in another format', () => {
  const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
  const samples = Float32Array.from({ length: 8000 }, (_, n) => (n % 20) / 40)
  const noise = encodeWav({ sampleRate: 8000, channels: [samples] }, { format: 'pcm16' })
  const asked = async (said: Params) => {
    const file = await player.keep(Uint8Array.from(noise))
    const id = await player.as(async (work) => {
      const [track] = await work.tracks.begin([{ title: 'Noise', format: 'wav' }])
      await work.tracks.keepFile(track!, file)
      return `tr-${track}`
    })
    const response = await player.fetch('stream', { id, ...said })
    return { type: response.headers.get('content-type'), size: (await bytesOf(response)).length }
  }

  test.skipIf(!hasFfmpeg).for([
    [{ format: 'mp3' }, 'audio/mpeg'],
    [{ format: 'opus', maxBitRate: 64 }, 'audio/ogg'],
    [{ maxBitRate: 96 }, 'audio/mpeg'],
  ] as const)('%j', async ([said, type]) => {
    const told = await asked(said)
    expect(told.type).toBe(type)
    expect(told.size).toBeGreaterThan(100)
    expect(told.size).not.toBe(noise.length)
  })

  test.for([[{ format: 'raw', maxBitRate: 96 }], [{ format: 'flv' }], [{ maxBitRate: 0 }], [{}]] as const)(
    'is the original for %j',
    async ([said]) => {
      expect(await asked(said)).toEqual({ type: 'audio/wav', size: noise.length })
    },
  )
})

describe('a cover', () => {
  test.for(['track', 'album', 'artist', 'playlist', 'cover'] as const)('is found by the id of its %s', async (kind) => {
    const response = await get('getCoverArt', ids[kind])
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(await bytesOf(response)).toEqual(picture)
  })

  test('is sent in the smallest size that is not below the one asked for, else whole', async () => {
    const digest = ids.cover.slice(3)
    const [small, middle] = [new Uint8Array([0xff, 0xd8, 0xff, 96]), new Uint8Array([0xff, 0xd8, 0xff, 48, 0])]
    const sent = async (size: number | string) =>
      bytesOf(await player.fetch('getCoverArt', { id: ids.album, size: String(size) }))
    expect(await sent(64)).toEqual(picture)
    const [ofSmall, ofMiddle] = [await player.keep(small, 'image/jpeg'), await player.keep(middle, 'image/jpeg')]
    await player.as(async (work) => {
      await work.coverRenditions.want(digest)
      await work.coverRenditions.keep(digest, ofSmall, ofMiddle)
    })
    for (const size of [1, 64, 96]) expect(await sent(size)).toEqual(small)
    for (const size of [97, 480]) expect(await sent(size)).toEqual(middle)
    for (const size of [0, 481, 99_999]) expect(await sent(size)).toEqual(picture)
    expect(await bytesOf(await get('getCoverArt', ids.track))).toEqual(picture)
  })

  test('is not found by its digest alone', async () => {
    const other = await aPlayer(house)
    const response = await other.fetch('getCoverArt', { id: ids.cover, f: 'json' })
    expect(await response.json()).toMatchObject({ 'subsonic-response': { error: { code: 70 } } })
  })
})
