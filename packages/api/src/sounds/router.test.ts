import { hashToken } from '@stemma/domain/identity'
import type { FullWorld } from '@stemma/domain/testing/full-world'
import { describe, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { appRouter } from '../root.ts'
import { anonymous, aServer, type Caller } from '../testing/server.ts'
import { as as onWire, sqlAsDefiner, withoutKeys } from '../testing/worlds.ts'

const server = aServer()

const callerOf = (token: string | null, more: Partial<Context> = {}) =>
  appRouter.createCaller({
    machines: server.machines,
    token,
    isWorker: false,
    ip: '192.0.2.1',
    userAgent: 'a browser',
    requestId: 'a-request',
    idempotencyKeys: [],
    ...more,
  }).sounds
const as = (world: FullWorld, more?: Partial<Context>) => callerOf(hashToken(world.secrets.session), more)
const visitor = (more?: Partial<Context>) => callerOf(null, more)
const idOf = (world: FullWorld, table: string, index = 0) => world.rows[table]![index]!['id'] as never

/** As a browser gets it: over HTTP, revived by stock superjson. */
async function get<T>(path: string, input: object, caller: Caller): Promise<T> {
  const { data, error } = await server.call({ path: `sounds.${path}`, type: 'query' }, input, caller)
  expect(error).toBeNull()
  return data as T
}

describe('generating', () => {
  test('answers the sound with its job at once, under the caller’s name alone', async () => {
    const ada = await server.aWorld()
    const made = await as(ada).generate({ prompt: '  a wet one ' })
    expect(made).toMatchObject({
      prompt: 'a wet one',
      state: 'reading',
      reader: 'rules/v1',
      audioUrl: '',
      playCount: 0,
      isShared: false,
      collectionCount: 0,
    })
    expect(made.createdAt).toBeInstanceOf(Date)
    const jobs = await server.client.query(
      `select j.owner_id, j.subject_id, j.request_id, q.data, e.kind
      from jobs.jobs j join pgboss.job q on q.id = j.id join jobs.events e on e.job_id = j.id where j.id = $1`,
      [made.jobId],
    )
    expect(jobs.rows).toEqual([
      {
        owner_id: ada.id,
        subject_id: made.id,
        request_id: 'a-request',
        data: { v: 1, generationId: made.id },
        kind: 'queued',
      },
    ])
    expect(await as(ada).get({ id: made.id })).toEqual(made)
  })

  test('happens once under an idempotency key, and not at all under one used for something else', async () => {
    const ada = await server.aWorld()
    const once = { idempotencyKeys: ['generate-1'] }
    const [first, second] = [
      await as(ada, once).generate({ prompt: 'once' }),
      await as(ada, once).generate({ prompt: 'once' }),
    ]
    expect(second).toEqual(first)
    await expect(as(ada, once).generate({ prompt: 'twice' })).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { code: 'idempotency_mismatch' },
    })
    const keep = { prompt: 'kept', parameters: { duration: 1, wetness: 1, pitch: 1, type: 'wet' }, seed: 7 } as const
    const key = { idempotencyKeys: ['keep-0001'] }
    expect(await as(ada, key).keep(keep)).toEqual(await as(ada, key).keep(keep))
    const { rows } = await server.client.query(
      'select count(*)::int as n from sounds.generations where user_id = $1 and prompt in ($2, $3)',
      [ada.id, 'once', 'kept'],
    )
    expect(rows).toEqual([{ n: 2 }])
  })

  test('by a model is refused with a clear sentence where there is none, and no key either', async () => {
    const ada = await server.aWorld()
    await withoutKeys(server, ada.id)
    await expect(as(ada).generate({ prompt: 'x', readWith: 'model' })).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: /no language model/,
    })
  })

  test('by a model is done with a key of one’s own, once for an idempotency key', async () => {
    const ada = await server.aWorld()
    await withoutKeys(server, ada.id)
    await sqlAsDefiner(server, `update identity.user_settings set openai_api_key_encrypted = 'x' where user_id = $1`, [
      ada.id,
    ])
    const make = () => as(ada, { idempotencyKeys: ['own-0001'] }).generate({ prompt: 'mine', readWith: 'model' })
    const made = await make()
    expect(made).toMatchObject({ reader: 'openai', state: 'reading' })
    expect(await make()).toEqual(made)
  })

  test.each([
    ['prompt', { prompt: ' \n ' }],
    ['prompt', { prompt: 'x'.repeat(2001) }],
    ['prompt', { prompt: 'a\0b' }],
    ['prompt', { prompt: '\uD800' }],
    ['readWith', { prompt: 'x', readWith: 'magic' }],
  ])('names the field that is wrong: %s (%#)', async (field, input) => {
    const ada = await server.aWorld()
    await expect(as(ada).generate(input as never)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: { code: 'input_invalid', params: { field } },
    })
  })
})

describe('pages over HTTP', () => {
  test('carry dates as dates and numbers as numbers, and lead to the next', async () => {
    const ada = await server.aWorld()
    type Row = {
      id: string
      createdAt: Date
      duration: number
      seed: number
      audioExpiresAt: Date | null
      isShared: boolean
      collectionCount: number
    }
    type Page = { items: Row[]; nextCursor: string | null }
    const first = await get<Page>('list', { limit: 3 }, onWire(ada))
    const rest = await get<Page>('list', { limit: 3, cursor: first.nextCursor }, onWire(ada))
    const all = [...first.items, ...rest.items]
    expect(rest.nextCursor).toBeNull()
    expect(new Set(all.map(({ id }) => id)).size).toBe(4) // of five sounds one is in the trash
    for (const row of all)
      expect([row.createdAt instanceof Date, typeof row.duration, typeof row.seed]).toEqual([true, 'number', 'number'])
    expect(all.find(({ id }) => id === idOf(ada, 'sounds.generations', 2))).toMatchObject({
      isShared: true,
      collectionCount: 1,
    })
    const trash = await get<Page>('trash', {}, onWire(ada))
    expect(trash.items.map(({ id }) => id)).toEqual([idOf(ada, 'sounds.generations', 1)])
    const found = await get<Page & { items: { score: number }[] }>(
      'search',
      { query: ada.mark.slice(2, 8) },
      onWire(ada),
    )
    expect(found.items).toHaveLength(4)
    expect(found.items[0]).toMatchObject({ score: 500, createdAt: expect.any(Date) as unknown })
    const shares = await get<{ items: { expiresAt: Date | null }[] }>('shares', {}, onWire(ada))
    expect(shares.items.filter(({ expiresAt }) => expiresAt instanceof Date)).toHaveLength(1)
  })

  test('refuse a cursor that is broken or of another list', async () => {
    const ada = await server.aWorld()
    const { nextCursor } = await get<{ nextCursor: string }>('list', { limit: 1 }, onWire(ada))
    for (const cursor of ['AAAA', nextCursor.slice(0, -3), nextCursor]) {
      const { error } = await server.call({ path: 'sounds.trash', type: 'query' }, { cursor }, onWire(ada))
      expect(error?.data).toMatchObject({ httpStatus: 400, reason: 'cursor_invalid' })
    }
  })
})

describe('what others see', () => {
  test('is Discover, shared sounds and public collections, with or without an account', async () => {
    const [ada, bob] = [await server.aWorld({ isPublic: true }), await server.aWorld()]
    const shared = idOf(ada, 'sounds.generations', 2)
    const token = ada.secrets.share as never
    for (const caller of [anonymous, onWire(bob)]) {
      const feed = await get<{ items: { id: string; sharedAt: Date }[] }>('discover', {}, caller)
      expect(feed.items.find(({ id }) => id === shared)).toMatchObject({
        shareToken: token,
        sharedAt: expect.any(Date) as unknown,
        madeBy: ada.shown,
        isMine: false,
      })
      expect(await get('shared', { token }, caller)).toMatchObject({
        id: shared,
        prompt: ada.shown,
        createdAt: expect.any(Date) as unknown,
      })
      const id = idOf(ada, 'sounds.collections')
      expect(await get('publicCollection', { id }, caller)).toMatchObject({
        name: ada.shown,
        madeBy: ada.shown,
        updatedAt: expect.any(Date) as unknown,
      })
      expect(await get('publicCollectionSounds', { collectionId: id }, caller)).toMatchObject({
        items: [{ id: shared }],
        nextCursor: null,
      })
    }
    await expect(visitor().shared({ token: ada.secrets.expiredShare })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('can be marked, reported and opened by those with an account', async () => {
    const [ada, bob] = [await server.aWorld({ isPublic: true }), await server.aWorld()]
    const generationId = idOf(ada, 'sounds.generations', 2)
    await as(bob).favorite({ generationId, value: true })
    const marks = await get<{ items: object[] }>('favorites', {}, onWire(bob))
    expect(marks.items).toMatchObject([{ id: generationId, isFavorite: true, markedAt: expect.any(Date) as unknown }])
    const opened = await as(bob).openShared({ generationId })
    expect(opened).toMatchObject({
      derivedFrom: generationId,
      prompt: ada.shown,
      state: 'rendering',
      seed: ada.rows['sounds.generations']![2]!['seed'] && (expect.any(Number) as unknown),
    })
    await as(bob).report({ generationId, reason: 'spam', note: ' please look ' })
    const { rows } = await server.client.query(
      'select note from sounds.reports where generation_id = $1 and reporter_id = $2',
      [generationId, bob.id],
    )
    expect(rows).toEqual([{ note: 'please look' }])
  })

  test('counts a listener once, whether known by an account or by an address and a browser', async () => {
    const [ada, bob] = [await server.aWorld({ isPublic: true }), await server.aWorld()]
    const generationId = idOf(ada, 'sounds.generations', 2)
    const count = async () => (await visitor().shared({ token: ada.secrets.share })).playCount
    const before = await count()
    for (const _ of ['once', 'again']) {
      await as(ada).played({ generationId })
      await as(bob).played({ generationId })
      await visitor().played({ generationId })
      await visitor({ userAgent: 'another browser' }).played({ generationId })
    }
    expect(await count()).toBe(before + 3)
    const { rows } = await server.client.query(
      `select string_agg(listener_key, ' ') as keys from sounds.listens where generation_id = $1`,
      [generationId],
    )
    expect(rows[0]).not.toMatchObject({ keys: expect.stringContaining('192.0.2.1') as unknown })
    await expect(visitor().played({ generationId: idOf(ada, 'sounds.generations') })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('sharing and collecting', () => {
  test('is told in the audit log by ids, and undone without a trace for those who had the link', async () => {
    const ada = await server.aWorld()
    const generationId = idOf(ada, 'sounds.generations')
    const link = await as(ada).share({ generationId, isPublic: false })
    expect(await visitor().shared({ token: link.shareToken })).toMatchObject({ id: generationId })
    await as(ada).updateShare({ id: link.id, isPublic: true })
    await as(ada).revokeShare({ id: link.id })
    await expect(visitor().shared({ token: link.shareToken })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await as(ada).collections.setPublic({ id: idOf(ada, 'sounds.collections'), value: true })
    const { rows } = await server.client.query(
      `select action, details from identity.audit_log where user_id = $1 and action ~ '^(share|visibility)' order by created_at, action`,
      [ada.id],
    )
    expect(rows.map(({ action }: { action: string }) => action)).toEqual([
      'share_created',
      'share_changed',
      'share_revoked',
      'visibility_changed',
    ])
    expect(JSON.stringify(rows)).not.toContain(link.shareToken)
  })

  test('keeps names apart and orders by hand', async () => {
    const ada = await server.aWorld()
    const { collections } = as(ada)
    const made = await collections.create({ name: ' For parties ', description: '' })
    expect(made).toMatchObject({
      name: 'For parties',
      description: null,
      isPublic: false,
      soundCount: 0,
      deletedAt: null,
      createdAt: expect.any(Date) as unknown,
    })
    await expect(as(ada).collections.create({ name: 'FOR PARTIES' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'You already have a collection named like this.',
    })
    const collectionId = made.id as never
    const [a, b] = [idOf(ada, 'sounds.generations', 0), idOf(ada, 'sounds.generations', 2)]
    expect(await collections.add({ collectionId, generationIds: [a, b, a] })).toEqual({ added: 2 })
    await collections.move({ collectionId, generationId: b, after: null })
    const page = await get<{ items: { id: string; sortOrder: number }[] }>(
      'collections.sounds',
      { collectionId },
      onWire(ada),
    )
    expect(page.items.map(({ id }) => id)).toEqual([b, a])
    await collections.removeSound({ collectionId, generationId: a })
    expect(await collections.get({ id: collectionId })).toMatchObject({ soundCount: 1 })
    await collections.remove({ id: collectionId })
    await expect(collections.rename({ id: collectionId, name: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await as(ada).collections.create({ name: 'for parties' })
    await expect(collections.restore({ id: collectionId })).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { code: 'name_taken' },
    })
    expect(await collections.restore({ id: collectionId, name: 'For parties 2' })).toMatchObject({
      name: 'For parties 2',
      deletedAt: null,
    })
  })
})

test('a sound brought to its end by hand can be varied, retried and imported', async () => {
  const ada = await server.aWorld()
  const id = idOf(ada, 'sounds.generations')
  expect(await as(ada).vary({ id })).toMatchObject({ derivedFrom: id, state: 'rendering' })
  await expect(as(ada).retry({ id })).rejects.toMatchObject({ cause: { code: 'sound_busy' } })
  await sqlAsDefiner(server, 'update sounds.generations set audio_sha256 = null where id = $1', [id])
  expect(await as(ada).rerender({ id })).toMatchObject({ state: 'rendering', audioSha256: null })
  expect(await as(ada).importPatch({ text: 'zzfx(...[1,.05,220])' })).toMatchObject({ engine: 'zzfx/v1', reader: null })
  const [nearest] = await as(ada).similar({ generationId: idOf(ada, 'sounds.generations', 2) })
  expect(nearest).toMatchObject({ distance: 0, createdAt: expect.any(Date) as unknown })
})
