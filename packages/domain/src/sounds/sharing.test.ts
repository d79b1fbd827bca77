import { describe, expect, test } from 'vitest'
import { writePage, type PageQuery } from '../shared/page.ts'
import { sql } from '../shared/sql.ts'
import { aCollection, aGeneration, aShare } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { readItem } from '../shared/item.ts'
import { mayReadSound } from './may-read.ts'
import {
  discoverPage,
  markedPage,
  onePublicCollection,
  oneShared,
  oneShown,
  publicCollectionPage,
  type SharedSoundSeen,
} from './public-sound.ts'
import { sharesPage } from './shared-sounds.ts'

const world = aWorld()
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)

async function everything<T>(user: string | null, page: (cursor: string | undefined) => PageQuery<T>): Promise<T[]> {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const query = page(cursor)
    const written = writePage(query, await world.as(user, (work) => work.rows<{ items: string }>(query.statement)))
    all.push(...written.revive().items)
    cursor = written.nextCursor ?? undefined
  } while (cursor)
  return all
}
const discover = async (user: string | null = null) =>
  (await everything(user, (cursor) => discoverPage({ cursor, limit: 2 }))).map(({ id }) => id)
const open = async (token: string, user: string | null = null) =>
  readItem<SharedSoundSeen>(await world.as(user, (work) => work.rows(oneShared(token))), ['expiresAt'])
const digestOf = (user: string, id: string) =>
  world.as(user, async (work) => (await work.generations.seen(id)).audioSha256!)
const mayRead = async (user: string | null, digest: string, token: string | null = null) =>
  (await world.as(user, (work) => work.row<{ may: boolean }>(mayReadSound(digest, token))))!.may

/** A sound that is shared in a way that shows it to nobody; the test names the way. */
const ways: Record<string, (ada: string) => Promise<{ sound: string; token: string }>> = {
  'whose link ran out': async (ada) => {
    const sound = await aGeneration(world, ada)
    return { sound, token: await aShare(world, ada, sound, { expiresAt: ago(1) }) }
  },
  'that is in the trash': async (ada) => {
    const sound = await aGeneration(world, ada, { deletedAt: new Date() })
    return { sound, token: await aShare(world, ada, sound) }
  },
  'that was hidden': async (ada) => {
    const sound = await aGeneration(world, ada, { hiddenAt: new Date() })
    await aCollection(world, ada, [sound], { isPublic: true })
    return { sound, token: await aShare(world, ada, sound) }
  },
  'whose owner is suspended': async (ada) => {
    const sound = await aGeneration(world, ada)
    await world.asOwner((work) => work.rows(sql`update identity.users set is_active = false where id = ${ada}`))
    return { sound, token: await aShare(world, ada, sound) }
  },
  'in a collection that is private or in the trash': async (ada) => {
    const sound = await aGeneration(world, ada)
    await aCollection(world, ada, [sound])
    const trashed = await aCollection(world, ada, [sound], { isPublic: true })
    await world.asOwner((work) =>
      work.rows(sql`update sounds.collections set deleted_at = now() where id = ${trashed}`),
    )
    return { sound, token: 'x'.repeat(32) }
  },
}

describe('a shared sound', () => {
  test('is in Discover when public, newest first, and opens by its link alone when not', async () => {
    const ada = await world.aPerson()
    const made = []
    for (let n = 0; n < 5; n++) {
      const sound = await aGeneration(world, ada, { prompt: `public ${n}` })
      await aShare(world, ada, sound, { createdAt: ago(10 - n) })
      made.unshift(sound)
    }
    const unlisted = await aGeneration(world, ada, { prompt: 'unlisted' })
    const token = await aShare(world, ada, unlisted, { isPublic: false })
    expect((await discover()).slice(0, 5)).toEqual(made)
    const seen = await open(token)
    expect(seen).toMatchObject({
      id: unlisted,
      prompt: 'unlisted',
      isPublic: false,
      viewCount: 0,
      isMine: false,
      isFavorite: false,
      expiresAt: null,
    })
    expect(Object.keys(seen)).not.toContain('userId')
    expect(await open(token, ada)).toMatchObject({ isMine: true })
  })

  test.each(Object.entries(ways))('%s is shown nowhere: answered like one there never was', async (_, make) => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const { sound, token } = await make(ada)
    const digest = (await world.asOwner((work) =>
      work.row<{ d: string }>(sql`select audio_sha256 as d from sounds.generations where id = ${sound}`),
    ))!.d
    expect(await discover(bob)).not.toContain(sound)
    await expect(open(token, bob)).rejects.toMatchObject({ code: 'not_found' })
    const shown = world.as(bob, async (work) => readItem(await work.rows(oneShown({ generationId: sound, token })), []))
    await expect(shown).rejects.toMatchObject({ code: 'not_found' })
    expect(await mayRead(bob, digest, token)).toBe(false)
    const nothing = { code: 'not_found', params: { thing: 'sound' } }
    await expect(world.as(bob, (work) => work.favorites.set(sound, true, token))).rejects.toMatchObject(nothing)
    await expect(world.as(bob, (work) => work.favorites.set(sound, false, token))).rejects.toMatchObject(nothing)
    await expect(world.as(bob, (work) => work.listens.record(sound, 'play', 'l', token))).rejects.toMatchObject(nothing)
    await expect(world.as(bob, (work) => work.reports.file(sound, 'spam', null, token))).rejects.toMatchObject(nothing)
  })

  test('is in the list of all its owner shares, expired and deleted ones too', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const sound = await aGeneration(world, ada, { prompt: 'kept' })
    const gone = await aGeneration(world, ada, { deletedAt: new Date() })
    await aShare(world, ada, sound, { expiresAt: ago(1), createdAt: ago(2) })
    await aShare(world, ada, gone)
    const shares = await everything(ada, (cursor) => sharesPage({ cursor, limit: 1 }))
    expect(shares).toMatchObject([
      { generationId: gone, deletedAt: expect.any(Date) as unknown },
      { generationId: sound, prompt: 'kept', expiresAt: expect.any(Date) as unknown, hiddenAt: null },
    ])
    expect(await everything(bob, (cursor) => sharesPage({ cursor, limit: 1 }))).toEqual([])
  })
})

describe('a public collection', () => {
  test('is read by anyone, in its order, without what is hidden or deleted; a private one by nobody', async () => {
    const ada = await world.aPerson()
    const [a, hidden, b, deleted, c] = [
      await aGeneration(world, ada),
      await aGeneration(world, ada, { hiddenAt: new Date() }),
      await aGeneration(world, ada),
      await aGeneration(world, ada, { deletedAt: new Date() }),
      await aGeneration(world, ada),
    ]
    const collection = await aCollection(world, ada, [c, hidden, a, deleted, b], { isPublic: true, name: 'Mine' })
    const page = (id: string) =>
      everything(null, (cursor) => publicCollectionPage({ collectionId: id, cursor, limit: 2 }))
    expect((await page(collection)).map(({ id }) => id)).toEqual([c, a, b])
    expect(readItem(await world.as(null, (work) => work.rows(onePublicCollection(collection))), [])).toMatchObject({
      name: 'Mine',
      isMine: false,
    })
    expect(await mayRead(null, await digestOf(ada, a))).toBe(true)
    const secret = await aCollection(world, ada, [a])
    await expect(page(secret)).rejects.toMatchObject({ code: 'not_found', params: { thing: 'collection' } })
    expect(await world.as(null, (work) => work.rows(onePublicCollection(secret)))).toEqual([])
  })
})

describe('access to a blob', () => {
  test('comes from the rows that refer to it, not from its name', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const [own, trashed, unlisted, listed] = [
      await aGeneration(world, ada),
      await aGeneration(world, ada, { deletedAt: new Date() }),
      await aGeneration(world, ada),
      await aGeneration(world, ada),
    ]
    const token = await aShare(world, ada, unlisted, { isPublic: false })
    await aShare(world, ada, listed)
    const peaks = await world.as(ada, async (work) => (await work.generations.seen(unlisted)).peaksSha256!)
    const [d1, d2, d3, d4] = [
      await digestOf(ada, own),
      await digestOf(ada, trashed),
      await digestOf(ada, unlisted),
      await digestOf(ada, listed),
    ]
    for (const digest of [d1, d2, d3, d4]) expect(await mayRead(ada, digest)).toBe(true)
    for (const who of [bob, null]) {
      expect(await mayRead(who, d1)).toBe(false)
      expect(await mayRead(who, d1, token)).toBe(false)
      expect(await mayRead(who, d2)).toBe(false)
      expect(await mayRead(who, d3)).toBe(false)
      expect(await mayRead(who, d3, token)).toBe(true)
      expect(await mayRead(who, peaks, token)).toBe(true)
      expect(await mayRead(who, d4)).toBe(true)
    }
  })
})

describe('a favourite', () => {
  test('of one’s own goes with the flag of the sound; of another’s it is in a list of its own', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const sound = await aGeneration(world, ada)
    const token = await aShare(world, ada, sound, { isPublic: false })
    for (const wanted of [true, true, false, true]) {
      await world.as(ada, (work) => work.favorites.set(sound, wanted))
      const row = await world.as(ada, async (work) => ({
        flag: (await work.generations.seen(sound)).isFavorite,
        mark: (await work.favorites.find({ generationId: sound })) !== undefined,
      }))
      expect(row).toEqual({ flag: wanted, mark: wanted })
    }
    await expect(world.as(bob, (work) => work.favorites.set(sound, true))).rejects.toMatchObject({ code: 'not_found' })
    await world.as(bob, (work) => work.favorites.set(sound, true, token))
    expect(await open(token, bob)).toMatchObject({ isFavorite: true })
    const marked = (user: string) => everything(user, (cursor) => markedPage({ cursor, limit: 1 }))
    expect(await marked(bob)).toEqual([]) // an unlisted link may be lost; the list shows what anyone may see
    await world.asOwner((work) =>
      work.rows(sql`update sounds.shared_sounds set is_public = true where generation_id = ${sound}`),
    )
    expect(await marked(bob)).toMatchObject([
      { id: sound, isMine: false, isFavorite: true, markedAt: expect.any(Date) as unknown },
    ])
    expect(await marked(ada)).toEqual([])
    expect((await world.as(ada, (work) => work.generations.seen(sound))).isFavorite).toBe(true)
    await world.as(bob, (work) => work.favorites.set(sound, false))
    expect(await marked(bob)).toEqual([])
  })
})

describe('listens', () => {
  test('count once a listener and day, never the owner; whoever plays it keeps the audio', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const soon = new Date(Date.now() + 86_400_000)
    const sound = await aGeneration(world, ada, { audioExpiresAt: soon })
    const token = await aShare(world, ada, sound)
    const record = (user: string | null, kind: 'play' | 'view', listener: string) =>
      world.as(user, (work) => work.listens.record(sound, kind, listener, token))
    expect(await record(ada, 'play', 'ada')).toBe(false)
    const seen = await world.as(ada, (work) => work.generations.seen(sound))
    expect(seen.playCount).toBe(0)
    expect(seen.lastPlayedAt).toBeInstanceOf(Date)
    expect(seen.audioExpiresAt!.getTime()).toBeGreaterThan(Date.now() + 89.9 * 86_400_000)
    const counted = [
      await record(bob, 'play', 'bob'),
      await record(bob, 'play', 'bob'),
      await record(null, 'play', 'anon'),
      await record(ada, 'view', 'ada'),
      await record(bob, 'view', 'bob'),
      await record(bob, 'view', 'bob'),
    ]
    expect(counted).toEqual([true, false, true, false, true, false])
    expect(await open(token)).toMatchObject({ playCount: 2, viewCount: 1 })
    await world.asOwner((work) =>
      work.rows(sql`update sounds.listens set day = day - 1 where generation_id = ${sound}`),
    )
    expect(await record(bob, 'play', 'bob')).toBe(true)
    expect(await open(token)).toMatchObject({ playCount: 3 })
    const simultaneous = await Promise.all(Array.from({ length: 6 }, () => record(null, 'play', 'another')))
    expect(simultaneous.filter(Boolean)).toHaveLength(1)
    expect(await open(token)).toMatchObject({ playCount: 4 })
  })
})

describe('reports', () => {
  test('reach the owner of the server, once a person; hiding hides the sound everywhere, also from a new link', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const sound = await aGeneration(world, ada, { prompt: 'reported' })
    const token = await aShare(world, ada, sound)
    for (let n = 0; n < 2; n++) await world.as(bob, (work) => work.reports.file(sound, 'hateful', 'see for yourself'))
    await world.as(null, (work) => work.reports.file(sound, 'spam', null, token))
    const reported = async () => (await world.asOwner((work) => work.reports.open())).filter(({ id }) => id === sound)
    expect(await reported()).toMatchObject([
      {
        thing: 'sound',
        title: 'reported',
        shareToken: token,
        reports: 2,
        reasons: ['hateful', 'spam'],
        notes: ['see for yourself'],
      },
    ])
    await world.asOwner((work) => work.reports.settle(sound, true))
    expect(await reported()).toEqual([])
    await world.as(ada, async (work) => work.sharedSounds.remove(await work.sharedSounds.get({ generationId: sound })))
    const again = (await world.as(ada, (work) => work.sharedSounds.create(sound, true, null))).shareToken
    await expect(open(again, bob)).rejects.toMatchObject({ code: 'not_found' })
    expect(await world.as(ada, (work) => work.generations.seen(sound))).toMatchObject({
      hiddenAt: expect.any(Date) as unknown,
    })
    await world.asOwner((work) => work.reports.settle(sound, false))
    expect(await open(again, bob)).toMatchObject({ id: sound })
  })

  test('of a public collection reach the owner of the server; hiding hides it with its sounds, but not from who made it', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const sound = await aGeneration(world, ada)
    const collection = await aCollection(world, ada, [sound], { isPublic: true, name: 'bad words' })
    const report = (who: string | null, note: string | null = null) =>
      world.as(who, (work) => work.reports.fileCollection(collection, 'hateful', note))
    for (let n = 0; n < 2; n++) await report(bob, 'its name')
    await report(null)
    const reported = async () =>
      (await world.asOwner((work) => work.reports.open())).filter(({ id }) => id === collection)
    expect(await reported()).toMatchObject([
      {
        thing: 'collection',
        title: 'bad words',
        shareToken: null,
        reports: 2,
        reasons: ['hateful'],
        notes: ['its name'],
      },
    ])
    const page = () => world.as(bob, (work) => work.rows(onePublicCollection(collection)))
    const digest = await digestOf(ada, sound)
    expect([(await page()).length, await mayRead(bob, digest)]).toEqual([1, true])

    await world.asOwner((work) => work.reports.settle(collection, true))
    expect(await reported()).toEqual([])
    expect([(await page()).length, await mayRead(bob, digest)]).toEqual([0, false])
    await expect(report(bob)).rejects.toMatchObject({ code: 'not_found', params: { thing: 'collection' } })
    expect(await world.as(ada, (work) => work.collections.get(collection))).toMatchObject({
      name: 'bad words',
      hiddenAt: expect.any(Date) as unknown,
    })

    await world.asOwner((work) => work.reports.settle(collection, false))
    expect([(await page()).length, await mayRead(bob, digest)]).toEqual([1, true])
  })

  test('of a private collection are of none', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const collection = await aCollection(world, ada, [])
    const filed = world.as(bob, (work) => work.reports.fileCollection(collection, 'spam', null))
    await expect(filed).rejects.toMatchObject({ code: 'not_found', params: { thing: 'collection' } })
  })
})
