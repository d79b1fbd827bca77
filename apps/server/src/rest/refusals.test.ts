import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { DomainError } from '@stemma/domain'
import { aHouse, publicUrl } from '../testing/house.ts'
import { aPlayer, query, request, treeOf, type Params, type Player, type Told } from './testing/player.ts'

const held = { back: false }
const house = aHouse({
  limit: async () => {
    if (held.back) throw new DomainError('too_many_requests', { seconds: 7 })
  },
})
let player: Player
beforeAll(async () => void (player = await aPlayer(house)))

const ask = async (call: string, params: Params) => {
  const response = await house.app.fetch(request(call, { f: 'json', ...params }))
  const { 'subsonic-response': told } = (await response.json()) as { 'subsonic-response': Told }
  return { http: response.status, headers: response.headers, ...told }
}
const refused = (code: number) => ({ http: 200, status: 'failed', error: { code } })

describe('the one way in is an access token', () => {
  test.for([
    ['nothing at all', {}, 10],
    ['a name alone', { u: 'ada' }, 10],
    ['a password', { u: 'ada', p: 'enc:736573616d65' }, 42],
    ['a token made of a password', { u: 'ada', t: '26719a1196d2a940705a59634eb18eab', s: 'c19b2d' }, 41],
    ['a key nobody has', { apiKey: `stemma_${'x'.repeat(43)}` }, 44],
    ['no key at all', { apiKey: 'x' }, 44],
    ['an empty key', { apiKey: '' }, 44],
  ] as const)('not %s', async ([, params, code]) => {
    const told = await ask('ping', params)
    expect(told).toMatchObject(refused(code))
    if (code > 40) expect(told.error!.helpUrl).toBe(`${publicUrl}/settings#tokens`)
  })

  test('and it stands alone', async () => {
    expect(await ask('ping', { apiKey: player.key })).toMatchObject({ status: 'ok' })
    for (const more of [{ u: player.username }, { p: 'x' }, { t: 'x', s: 'y' }])
      expect(await ask('ping', { apiKey: player.key, ...more })).toMatchObject(refused(43))
    expect(await ask('ping', { apiKey: [player.key, player.key] })).toMatchObject(refused(43))
  })

  test('not the session of a browser, as a key or as a cookie', async () => {
    const session = player.visitor.cookies.get('__Host-sid')!
    expect(await ask('ping', { apiKey: session })).toMatchObject(refused(44))
    const { body } = await player.visitor.get('/rest/ping?f=json')
    expect(body).toMatchObject({ 'subsonic-response': { status: 'failed', error: { code: 10 } } })
  })

  test('a revoked one lets nobody in', async () => {
    const other = await aPlayer(house)
    await other.as(async (work) => {
      const [token] = await work.accessTokens.list()
      await work.accessTokens.revoke(token!.id)
    })
    expect(await other.ask('ping')).toMatchObject({ status: 'failed', error: { code: 44 } })
  })

  test('a token does what it is for, and no more', async () => {
    const reader = await aPlayer(house, ['library:read'])
    const other = await aPlayer(house, ['sounds:read'])
    expect(await reader.ask('ping')).toMatchObject({ status: 'ok' })
    expect(await reader.ask('createPlaylist', { name: 'x' })).toMatchObject({ error: { code: 50 } })
    expect(await other.ask('getArtists')).toMatchObject({ error: { code: 50 } })
  })

  test('but what the server adds to the protocol is told to anybody', async () => {
    expect(await ask('getOpenSubsonicExtensions', {})).toMatchObject({ status: 'ok' })
  })
})

describe('what cannot be done is told by its code', () => {
  test.for([
    ['getSong', {}, 10],
    ['getSong', { id: `tr-${randomUUID()}` }, 70],
    ['getSong', { id: `al-${randomUUID()}` }, 70],
    ['getSong', { id: 'x' }, 70],
    ['getSong', { id: '' }, 70],
    ['stream', { id: `tr-${randomUUID()}` }, 70],
    ['getCoverArt', { id: `co-${'0'.repeat(64)}` }, 70],
    ['getCoverArt', { id: '../../etc/passwd' }, 70],
    ['getMusicDirectory', { id: `tr-${randomUUID()}` }, 70],
    ['getAlbumList2', {}, 10],
    ['getAlbumList2', { type: 'loudest' }, 0],
    ['getAlbumList2', { type: 'byYear', fromYear: 1990 }, 10],
    ['getAlbumList2', { type: 'byGenre' }, 10],
    ['getAlbumList2', { type: 'newest', size: 'many' }, 0],
    ['search3', {}, 10],
    ['search3', { query: '', songCount: 1_000_000 }, 0],
    ['search3', { query: 'a\0b' }, 0],
    ['getUser', { username: 'somebody' }, 50],
    ['createPlaylist', {}, 10],
    ['createPlaylist', { name: 'x', songId: `tr-${randomUUID()}` }, 70],
    ['updatePlaylist', { playlistId: `pl-${randomUUID()}` }, 70],
    ['deletePlaylist', { id: `pl-${randomUUID()}` }, 70],
    ['star', {}, 10],
    ['star', { id: `ar-${randomUUID()}` }, 70],
    ['scrobble', { id: `tr-${randomUUID()}` }, 70],
    ['getShares', {}, 0],
    ['__proto__', {}, 0],
  ] as const)('%s %j', async ([call, params, code]) => {
    expect(await ask(call, { apiKey: player.key, ...params })).toMatchObject(refused(code))
  })

  test('nothing is left of what failed in its middle', async () => {
    expect(await player.ask('createPlaylist', { name: 'Half', songId: [`tr-${randomUUID()}`] })).toMatchObject({
      error: { code: 70 },
    })
    expect(await player.ask('getPlaylists')).toMatchObject({ playlists: { playlist: [] } })
  })

  test('in XML too, where a file was asked for', async () => {
    const response = await player.fetch('stream', { id: `tr-${randomUUID()}` })
    expect(response.headers.get('content-type')).toMatch(/^text\/xml/)
    const { attributes, children } = treeOf(await response.text())
    expect(attributes['status']).toBe('failed')
    expect(children[0]).toMatchObject({ name: 'error', attributes: { code: '70' } })
  })

  test('a form that is too large is refused', async () => {
    const response = await player.fetch('star', { id: 'x'.repeat(2 << 20) }, true)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('status="failed"')
  })

  test('who asks too often is told when to come again', async () => {
    held.back = true
    const { http, headers, status } = await ask('ping', { apiKey: player.key })
    held.back = false
    expect([http, headers.get('retry-after'), status]).toEqual([429, '7', 'failed'])
  })
})

test('neither a key nor a password of a player is ever logged', async () => {
  await house.app.fetch(
    new Request(`${publicUrl}/rest/nothing?${query({ apiKey: player.key, p: 'sesame-1' }).toString()}`),
  )
  const log = house.lines.join('')
  expect(log).not.toContain(player.key)
  expect(log).not.toContain('sesame-1')
})
