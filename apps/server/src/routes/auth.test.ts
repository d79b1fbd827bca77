import { describe, expect, test } from 'vitest'
import { aHouse, aMember, publicUrl } from '../testing/house.ts'

const house = aHouse()
const failure = (code: string) => ({ error: { code } })
const me = '/trpc/identity.me'

describe('the session of a browser', () => {
  test('is a cookie no script and no other host can read', async () => {
    const answer = await house
      .visitor()
      .post('/auth/register', { email: 'cookie@example.org', username: 'cookie', password: 'a password of theirs' })
    expect(answer.status).toBe(201)
    const [session, refresh] = answer.headers.getSetCookie()
    expect(session).toMatch(/^__Host-sid=[\w-]{43}; Max-Age=900; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(refresh).toMatch(
      /^__Secure-refresh=[0-9a-f-]{36}\.[\w-]{43}; Max-Age=2592000; Path=\/auth; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  test('is renewed, and gone after logging out', async () => {
    const { visitor, username } = await aMember(house)
    const before = visitor.cookies.get('__Host-sid')
    expect((await visitor.post('/auth/refresh', {})).status).toBe(200)
    expect(visitor.cookies.get('__Host-sid')).not.toBe(before)
    expect((await visitor.get(me)).body).toMatchObject({ result: { data: { json: { username } } } })
    const kept = visitor.cookies.get('__Host-sid')!
    await visitor.post('/auth/logout', {})
    expect(visitor.cookies.size).toBe(0)
    visitor.cookies.set('__Host-sid', kept)
    expect((await visitor.get(me)).status).toBe(401)
  })

  test('opens by name and password, not by a wrong one, and says the same for a name nobody has', async () => {
    const { username, password } = await aMember(house)
    const wrong = await house.visitor().post('/auth/login', { name: username, password: 'not this one' })
    const nobody = await house.visitor().post('/auth/login', { name: 'nobody-at-all', password })
    expect(wrong.status).toBe(401)
    expect({ ...(wrong.body as object), id: 0 }).toMatchObject(failure('login_failed'))
    expect((nobody.body as { error: { message: string } }).error.message).toBe(
      (wrong.body as { error: { message: string } }).error.message,
    )
    expect((await house.visitor().post('/auth/login', { name: username, password })).status).toBe(200)
  })
})

describe('a request from another site', () => {
  test.each([
    ['with another origin', { origin: 'https://evil.example' }],
    ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['with the origin hidden', { origin: 'null' }],
  ])('%s is refused', async (_, headers) => {
    const { visitor } = await aMember(house)
    const answer = await visitor.post('/trpc/identity.revokeOtherSessions', {}, headers)
    expect(answer.status).toBe(403)
    expect(answer.body).toMatchObject(failure('other_site'))
  })

  test('cannot be a form', async () => {
    const { visitor } = await aMember(house)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect((await visitor.post('/auth/logout', 'a=b', { 'content-type': type })).body).toMatchObject(
        failure('json_only'),
      )
    }
  })

  test('is given nothing to read: there is no CORS', async () => {
    const answer = await house.visitor().get('/trpc/identity.house', { origin: 'https://evil.example' })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('a forgotten password', () => {
  test('is recovered by the link that was sent, once', async () => {
    const { email, username } = await aMember(house)
    expect((await house.visitor().post('/auth/forgot', { email })).body).toEqual({ ok: true, mail: true })
    const token = /reset#([\w-]+)/.exec(house.sent.at(-1)!.text)![1]
    expect(house.sent.at(-1)).toMatchObject({
      to: email,
      text: expect.stringContaining(`${publicUrl}/reset#`) as string,
    })
    expect((await house.visitor().post('/auth/reset', { token, password: 'quite another one' })).status).toBe(200)
    expect((await house.visitor().post('/auth/reset', { token, password: 'quite another one' })).body).toMatchObject(
      failure('link_invalid'),
    )
    expect((await house.visitor().post('/auth/login', { name: username, password: 'quite another one' })).status).toBe(
      200,
    )
  })

  test('answers alike for an address nobody has', async () => {
    expect((await house.visitor().post('/auth/forgot', { email: 'nobody@example.org' })).body).toEqual({
      ok: true,
      mail: true,
    })
  })
})

describe('bad input', () => {
  test.each([
    ['not JSON', '{', 'json_only'],
    [
      'a field too many',
      { email: 'a@example.org', username: 'abc', password: 'a password', admin: true },
      'input_invalid',
    ],
    ['NUL in a name', { email: 'a@example.org', username: 'a\0bc', password: 'a password' }, 'input_invalid'],
    ['an object for a string', { email: { $ne: null }, username: 'abc', password: 'a password' }, 'input_invalid'],
    [
      'a password of two megabytes',
      { email: 'a@example.org', username: 'abc', password: 'x'.repeat(2 << 20) },
      'body_too_large',
    ],
    ['a common password', { email: 'a@example.org', username: 'abc', password: 'password1' }, 'password_weak'],
  ])('%s is refused by its sentence', async (_, body, code) => {
    const answer = await house.visitor().post('/auth/register', body)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.body).toMatchObject(failure(code))
  })

  test('names the field', async () => {
    const answer = await house
      .visitor()
      .post('/auth/register', { email: 'no address', username: 'abc', password: 'a password' })
    expect(answer.body).toMatchObject({ error: { params: { field: 'email' } } })
  })
})

test('no secret is ever logged', async () => {
  const { visitor, password } = await aMember(house)
  await visitor.post('/auth/login', { name: 'x', password: 'a-secret-guess' })
  await visitor.get('/s/abcdefghijklmnopqrstuvwxyz012345')
  const log = house.lines.join('')
  for (const secret of [password, 'a-secret-guess', 'abcdefghijklmnopqrstuvwxyz012345', ...visitor.cookies.values()])
    expect(log).not.toContain(secret)
})

test('pages carry the headers that keep them ours, and only the player may be framed', async () => {
  const page = await house.visitor().get('/sounds')
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  const player = await house.visitor().get('/embed/abcdefghijklmnopqrstuvwxyz012345')
  expect(player.headers.get('content-security-policy')).toContain('frame-ancestors *')
})

test('hashed assets are kept for ever and sent compressed; what does not exist is missing', async () => {
  const asset = await house.visitor().get('/assets/app-abc.js', { 'accept-encoding': 'gzip, br' })
  expect(asset.headers.get('content-encoding')).toBe('br')
  expect(asset.headers.get('cache-control')).toContain('immutable')
  expect((await house.visitor().get('/assets/app-old.js')).status).toBe(404)
})
