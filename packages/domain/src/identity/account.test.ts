import { describe, expect, test } from 'vitest'
import { sql } from '../shared/sql.ts'
import { aWorld } from '../testing/world.ts'
import { inWork, startWork } from '../work.ts'
import { createUser, invite, resetPasswordOf, setActive } from './administer.ts'
import { Keyring } from './keyring.ts'
import { logIn, logOut } from './log-in.ts'
import { requestReset, resetPassword, verifyEmail } from './recover.ts'
import { refresh } from './refresh.ts'
import { register } from './register.ts'
import { hashToken } from './tokens.ts'

const world = aWorld()
const keys = new Keyring([{ id: 'k1', secret: Buffer.alloc(32, 1) }], Buffer.alloc(32, 2))
const origin = { ip: '192.0.2.7', userAgent: 'a test', requestId: 'request-1' }
const password = 'correct horse battery'

const sent: { to: string; text: string }[] = []
const mail = { send: async (message: { to: string; text: string }) => void sent.push(message) }
const house = { registration: 'open', passwordRules: 'length', mail, publicUrl: 'http://stemma.test' } as const
const lastToken = (to: string) => /#([\w-]+)/.exec(sent.findLast((message) => message.to === to)!.text)![1]!

let number = 0
const aRegistration = async (overrides: object = {}) => {
  const username = `person${++number}`
  const input = { email: `${username}@example.org`, username, password, ...overrides }
  return { ...input, tokens: await register(world.orm, input, house, origin) }
}
const holder = (access: string) => ({ token: hashToken(access), level: 'person', scope: null }) as const
const whoHas = (access: string) => inWork(world.orm, holder(access), async (work) => (await work.users.me()).username)
const actions = (access: string) =>
  inWork(world.orm, holder(access), async (work) =>
    (await work.audit.all({}, { createdAt: 'asc' })).map((entry) => entry.action),
  )

describe('an account', () => {
  test('is registered with its profile and settings, logged in, and noted', async () => {
    const ada = await aRegistration()
    await inWork(world.orm, holder(ada.tokens.access), async (work) => {
      expect(await work.users.me()).toMatchObject({ username: ada.username, emailVerified: false, isActive: true })
      expect(await work.profiles.get({})).toMatchObject({ username: ada.username, plan: 'free' })
      expect(await work.settings.get({})).toMatchObject({ settingsJson: {} })
      expect(await work.audit.get({})).toMatchObject({
        action: 'registered',
        ipAddress: '192.0.2.7',
        requestId: 'request-1',
      })
    })
  })

  test('has a name and an address nobody else has, in any case of letters', async () => {
    const ada = await aRegistration()
    await expect(aRegistration({ username: ada.username.toUpperCase() })).rejects.toMatchObject({
      code: 'username_taken',
    })
    await expect(aRegistration({ email: ada.email.toUpperCase() })).rejects.toMatchObject({ code: 'email_taken' })
  })

  test('needs a password that is not common, not the name, and where the rules are classic mixed', async () => {
    await expect(aRegistration({ password: 'password123' })).rejects.toMatchObject({ code: 'password_weak' })
    await expect(aRegistration({ username: 'some-longer-name', password: 'Some-Longer-Name' })).rejects.toMatchObject({
      code: 'password_weak',
    })
    const classic = register(
      world.orm,
      { email: 'x@example.org', username: 'xyz', password },
      { ...house, passwordRules: 'classic' },
      origin,
    )
    await expect(classic).rejects.toMatchObject({ code: 'password_weak' })
  })

  test('is made by invitation only, once, where the house says so', async () => {
    const code = await invite(world.owner, 1)
    const guarded = { ...house, registration: 'invite' } as const
    const input = (username: string, invitation?: string) => ({
      email: `${username}@example.org`,
      username,
      password,
      invite: invitation,
    })
    await expect(register(world.orm, input('guest1'), guarded, origin)).rejects.toMatchObject({ code: 'invite_needed' })
    await register(world.orm, input('guest1', code), guarded, origin)
    await expect(register(world.orm, input('guest2', code), guarded, origin)).rejects.toMatchObject({
      code: 'invite_invalid',
    })
    await expect(
      register(world.orm, input('guest3'), { ...house, registration: 'closed' }, origin),
    ).rejects.toMatchObject({ code: 'registration_closed' })
  })
})

describe('logging in', () => {
  test('takes the name or the address, and tells neither which of the two was wrong', async () => {
    const ada = await aRegistration()
    for (const name of [ada.username, ada.email.toUpperCase()]) {
      const { access } = await logIn(world.orm, { name, password }, origin)
      expect(await whoHas(access)).toBe(ada.username)
    }
    const wrong = [
      logIn(world.orm, { name: ada.username, password: 'not this one' }, origin),
      logIn(world.orm, { name: 'nobody', password }, origin),
    ]
    for (const attempt of wrong) await expect(attempt).rejects.toMatchObject({ code: 'login_failed', params: {} })
    expect(await actions(ada.tokens.access)).toEqual(['registered', 'logged_in', 'logged_in', 'login_failed'])
  })

  test('ends with logging out', async () => {
    const { tokens } = await aRegistration()
    await inWork(world.orm, holder(tokens.access), logOut)
    await expect(whoHas(tokens.access)).rejects.toMatchObject({ code: 'session_ended' })
  })

  test('is refused to who is suspended, whose sessions end at once', async () => {
    const ada = await aRegistration()
    await setActive(world.owner, ada.username, false)
    await expect(whoHas(ada.tokens.access)).rejects.toMatchObject({ code: 'session_ended' })
    await expect(logIn(world.orm, { name: ada.username, password }, origin)).rejects.toMatchObject({
      code: 'account_suspended',
    })
    await setActive(world.owner, ada.username, true)
    expect(await logIn(world.orm, { name: ada.username, password }, origin)).toHaveProperty('access')
  })

  test('keeps an account that was about to be erased only when that is said', async () => {
    const ada = await aRegistration()
    await inWork(
      world.orm,
      holder(ada.tokens.access),
      async (work) => void ((await work.users.me()).deletedAt = new Date()),
    )
    await expect(logIn(world.orm, { name: ada.username, password }, origin)).rejects.toMatchObject({
      code: 'account_leaving',
    })
    const { access } = await logIn(world.orm, { name: ada.username, password, keepAccount: true }, origin)
    expect(await whoHas(access)).toBe(ada.username)
  })

  test('takes a bcrypt hash of an imported account once, and stores a better one', async () => {
    const { hash } = await import('bcryptjs')
    const ada = await aRegistration()
    const imported = await hash(password, 4)
    await world.asOwner((work) =>
      work.rows(sql`update identity.users set password_hash = ${imported} where username = ${ada.username}`),
    )
    await logIn(world.orm, { name: ada.username, password }, origin)
    const [row] = await world.asOwner((work) =>
      work.rows<{ hash: string }>(
        sql`select password_hash as hash from identity.users where username = ${ada.username}`,
      ),
    )
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  })
})

describe('renewing a session', () => {
  test('gives two tabs that ask at once the same pair, and the old token no more', async () => {
    const { tokens, username } = await aRegistration()
    const [left, right] = await Promise.all([
      refresh(world.orm, tokens.refresh, keys, origin),
      refresh(world.orm, tokens.refresh, keys, origin),
    ])
    expect(left).toEqual(right)
    expect(await whoHas(left.access)).toBe(username)
    await expect(whoHas(tokens.access)).rejects.toMatchObject({ code: 'session_ended' })
  })

  test('ends the session when an older token comes back, and notes it', async () => {
    const { tokens, username } = await aRegistration()
    const second = await refresh(world.orm, tokens.refresh, keys, origin)
    const third = await refresh(world.orm, second.refresh, keys, origin)
    await expect(refresh(world.orm, tokens.refresh, keys, origin)).rejects.toMatchObject({ code: 'session_ended' })
    await expect(whoHas(third.access)).rejects.toMatchObject({ code: 'session_ended' })
    const { access } = await logIn(world.orm, { name: username, password }, origin)
    expect(await actions(access)).toContain('refresh_reused')
  })

  test('ends after the grace for the token before', async () => {
    const { tokens } = await aRegistration()
    await refresh(world.orm, tokens.refresh, keys, origin)
    await world.asOwner((work) =>
      work.rows(
        sql`update identity.user_sessions set rotated_at = now() - interval '11 seconds' where previous_hash = ${hashToken(tokens.refresh)}`,
      ),
    )
    await expect(refresh(world.orm, tokens.refresh, keys, origin)).rejects.toMatchObject({ code: 'session_ended' })
  })

  test.each(['', 'x', 'x.y', `${crypto.randomUUID()}.`, `${crypto.randomUUID()}.secret`])(
    'refuses %j',
    async (presented) => {
      await expect(refresh(world.orm, presented, keys, origin)).rejects.toMatchObject({ code: 'session_ended' })
    },
  )
})

describe('a forgotten password', () => {
  test('is chosen anew by a link that works once and logs every device out', async () => {
    const ada = await aRegistration()
    await requestReset(world.orm, ada.email, mail, house.publicUrl, origin)
    const token = lastToken(ada.email)
    await resetPassword(world.orm, { token, password: 'another good one' }, 'length', origin)
    await expect(whoHas(ada.tokens.access)).rejects.toMatchObject({ code: 'session_ended' })
    await expect(
      resetPassword(world.orm, { token, password: 'a third good one' }, 'length', origin),
    ).rejects.toMatchObject({ code: 'link_invalid' })
    expect(await logIn(world.orm, { name: ada.username, password: 'another good one' }, origin)).toHaveProperty(
      'access',
    )
  })

  test('is answered alike for an address nobody has, and sends nothing', async () => {
    const before = sent.length
    expect(await requestReset(world.orm, 'nobody@example.org', mail, house.publicUrl, origin)).toBeUndefined()
    expect(sent).toHaveLength(before)
  })

  test('is not chosen by a link that is an hour old, or of another kind', async () => {
    const ada = await aRegistration()
    const verification = lastToken(ada.email)
    await expect(resetPassword(world.orm, { token: verification, password }, 'length', origin)).rejects.toMatchObject({
      code: 'link_invalid',
    })
    await requestReset(world.orm, ada.email, mail, house.publicUrl, origin)
    await world.asOwner((work) =>
      work.rows(
        sql`update identity.one_time_tokens set expires_at = now() - interval '1 second' where purpose = 'reset_password'`,
      ),
    )
    await expect(
      resetPassword(world.orm, { token: lastToken(ada.email), password }, 'length', origin),
    ).rejects.toMatchObject({ code: 'link_invalid' })
  })

  test('is set by the owner where there is no mail', async () => {
    await createUser(world.owner, { email: 'made@example.org', username: 'made', password })
    await resetPasswordOf(world.owner, 'made@example.org', 'set by the owner')
    expect(await logIn(world.orm, { name: 'made', password: 'set by the owner' }, origin)).toHaveProperty('access')
  })
})

test('an address is verified by its link', async () => {
  const ada = await aRegistration()
  await verifyEmail(world.orm, lastToken(ada.email), origin)
  expect(
    await inWork(world.orm, holder(ada.tokens.access), async (work) => (await work.users.me()).emailVerified),
  ).toBe(true)
})

test('a token of a service is held to its scopes, and never manages the account', async () => {
  const { tokens } = await aRegistration()
  const secret = await inWork(
    world.orm,
    holder(tokens.access),
    async (work) => work.accessTokens.issue('a script', ['sounds:read'], null).secret,
  )
  const as = (scope: 'sounds:read' | 'sounds:write' | null) =>
    startWork(world.orm, { token: hashToken(secret), level: 'person', scope })
  await (await as('sounds:read')).commit()
  await expect(as('sounds:write')).rejects.toMatchObject({ code: 'scope_missing', params: { scope: 'sounds:write' } })
  await expect(as(null)).rejects.toMatchObject({ code: 'not_allowed' })
})
