import { beforeAll, describe, expect, test } from 'vitest'
import { aGeneration } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { sql } from '../shared/sql.ts'
import { searchPage, searchStatement, type FoundSound } from './search.ts'

const world = aWorld()
let ada: string
let bob: string

/** Everything a search finds, page by page. */
async function find(query: string, { user = ada, limit = 20 } = {}): Promise<FoundSound[]> {
  const found: FoundSound[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < 60; pages++) {
    const wanted = { query, limit, ...(cursor === undefined ? {} : { cursor }) }
    const page = searchPage(wanted, await world.as(user, (work) => work.rows(searchStatement(wanted))))
    found.push(...page.revive().items)
    if (page.nextCursor === null) return found
    cursor = page.nextCursor
  }
  throw new Error('endless')
}
const prompts = async (query: string, options?: { user?: string; limit?: number }) =>
  (await find(query, options)).map(({ prompt }) => prompt)

beforeAll(async () => {
  ada = await world.aPerson()
  bob = await world.aPerson()
  const said = [
    'a wet balloon and a duck',
    'balloon, very wet and squeaky',
    'wet balloon',
    'a dry door',
    'ein nasser Frosch im Kirchturm',
    '100% cotton',
    '100 cotton',
    'under_score',
    'underXscore',
    'back\\slash',
    'back slash',
    'SQUEAKING twice',
    'おならの音',
    "drop'table; --",
    'ÄRGER im Büro',
    'a tuba or a horn',
  ]
  for (const prompt of said) await aGeneration(world, ada, { prompt })
  await aGeneration(world, bob, { prompt: 'wet balloon of somebody else' })
  await aGeneration(world, ada, { prompt: 'wet balloon in the trash', deletedAt: new Date() })
})

describe('search', () => {
  test('puts the very words first, then all words apart, and gives nothing of others or of the trash', async () => {
    const found = await prompts('wet balloon')
    expect(found.slice(0, 2).sort()).toEqual(['a wet balloon and a duck', 'wet balloon'])
    expect(found.slice(2)).toEqual(['balloon, very wet and squeaky'])
    expect(await prompts('wet balloon', { user: bob })).toEqual(['wet balloon of somebody else'])
  })

  test('knows the forms of English words, and pieces of words in any language', async () => {
    expect(await prompts('squeaks')).toEqual(['SQUEAKING twice'])
    expect(await prompts('kirch')).toEqual(['ein nasser Frosch im Kirchturm'])
    expect(await prompts('ärger IM bü')).toEqual(['ÄRGER im Büro'])
    expect(await prompts('の')).toEqual(['おならの音'])
    expect(await prompts('音')).toEqual(['おならの音'])
  })

  test('takes %, _ and \\ for themselves', async () => {
    expect(await prompts('0%')).toEqual(['100% cotton'])
    expect(await prompts('100% c')).toContain('100% cotton')
    expect(await prompts('der_sc')).toEqual(['under_score'])
    expect(await prompts('k\\s')).toEqual(['back\\slash'])
    expect(await prompts('%')).toEqual(['100% cotton'])
  })

  test('understands quotes, exclusions and alternatives, and stumbles over none', async () => {
    expect(await prompts('"wet balloon"')).toHaveLength(2)
    expect(await prompts('balloon -duck')).toHaveLength(2)
    expect((await prompts('tuba or cotton')).length).toBe(3)
    for (const odd of [
      "'",
      '"',
      '&',
      '|',
      '!',
      '()',
      ':*',
      "drop'table; --",
      '-',
      '\\',
      '<->',
      '😀',
      'a & !b | (c',
      '-"',
      '‮',
    ]) {
      await expect(find(odd)).resolves.toBeInstanceOf(Array)
    }
    expect(await prompts("p'table; -")).toEqual(["drop'table; --"])
  })

  test('finds one and two characters, and nothing where there is nothing', async () => {
    expect(await prompts('x')).toEqual(['underXscore'])
    expect(await prompts('Bü')).toEqual(['ÄRGER im Büro'])
    expect(await prompts('zzzz')).toEqual([])
    expect(await prompts('zq')).toEqual([])
  })

  test('refuses who is nobody, and the cursor of another search', async () => {
    await expect(
      world.as(null, (work) => work.rows(searchStatement({ query: 'wet', limit: 1 }))),
    ).rejects.toMatchObject({ code: 'log_in_first' })
    const wanted = { query: 'wet', limit: 1 }
    const { nextCursor } = searchPage(wanted, await world.as(ada, (work) => work.rows(searchStatement(wanted))))
    expect(nextCursor).not.toBeNull()
    expect(() => searchStatement({ query: 'dry', limit: 1, cursor: nextCursor! })).toThrow(
      expect.objectContaining({ code: 'cursor_invalid' }),
    )
  })
})

describe('pages of a search', () => {
  let cleo: string
  /** 4,500 sounds of which 700 have “rare” in them, all among the oldest: more than are weighed, farther away than one look reaches. */
  beforeAll(async () => {
    cleo = await world.aPerson()
    await world.asOwner((work) =>
      work.rows(sql`
        insert into sounds.generations (user_id, prompt, duration, wetness, pitch, type, seed, state, created_at)
          select ${cleo}, case when n <= 700 then 'rare sound ' when n > 4400 then 'gold of these ' else 'another ' end || n, 1, 1, 1, 'wet', 1, 'ready',
              '2026-01-01'::timestamptz + (n / 3) * interval '1 second'
            from generate_series(1, 4500) n`),
    )
  })

  test.each([
    ['gold of these', 100],
    ['rare', 700],
    ['an', 3700],
    ['rare or gold', 800],
    ['gold or silver', 100],
  ])('“%s” are all found once, %i of them', async (query, count) => {
    const found = await find(query, { user: cleo, limit: 93 })
    expect(found).toHaveLength(count)
    expect(new Set(found.map(({ id }) => id)).size).toBe(count)
    const ages = found.map(({ createdAt }) => createdAt.getTime())
    expect(ages).toEqual([...ages].sort((a, b) => b - a))
  })

  test('go on without a gap or a repeat while sounds are made', async () => {
    const wanted = { query: 'gold of these', limit: 40 }
    const first = searchPage(wanted, await world.as(cleo, (work) => work.rows(searchStatement(wanted))))
    await aGeneration(world, cleo, { prompt: 'gold of these, new' })
    const next = { ...wanted, limit: 100, cursor: first.nextCursor! }
    const rest = searchPage(next, await world.as(cleo, (work) => work.rows(searchStatement(next))))
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(100)
    expect(rest.nextCursor).toBeNull()
  })
})
