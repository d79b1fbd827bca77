import { withClient } from '@stemma/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { sql, type Sql } from '../shared/sql.ts'
import { someTracks } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { trackOrders } from './input.ts'
import { keyset } from './keyset.ts'
import { heldLetters } from './letters.ts'
import { listTracks, type TracksWanted } from './search.ts'
import { walkStatement } from './tracks-page.ts'

const world = aWorld()
let ada: string
let first: { artistId: string; albumId: string; genreId: string }
beforeAll(async () => {
  ada = await world.aPerson()
  const [id] = await someTracks(
    world,
    ada,
    Array.from({ length: 1000 }, (_, n) => ({
      title: `Night ${n}`,
      artist: `Artist ${n % 30}`,
      album: `Album ${n % 50}`,
      genre: `Genre ${n % 20}`,
      year: 1000 + n,
    })),
  )
  await withClient(world.adminUrl, (client) => client.query('analyze library.music_tracks'))
  first = await world.as(ada, (work) => work.tracks.get(id!))
})

type Plan = {
  'Node Type': string
  'Index Name'?: string
  'Index Cond'?: string
  'Relation Name'?: string
  Plans?: Plan[]
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/** The plan of a statement for the role of the API, whom row-level security binds. So few rows would be read in one go otherwise. */
const planOf = (statement: Sql): Promise<Plan[]> =>
  world.as(ada, async (work) => {
    await work.rows(sql`set local enable_seqscan = off`)
    const [row] = await work.rows<{ 'QUERY PLAN': [{ Plan: Plan }] }>(sql`explain (format json) ${statement}`)
    return nodes(row!['QUERY PLAN'][0].Plan)
  })

/** How often indexes, or the table from end to end (its own name), were read for a page of the caller's. */
const reads = (wanted: Partial<TracksWanted>, names: readonly string[]): Promise<number[]> =>
  world.as(ada, async (work) => {
    await work.rows(sql`set local enable_seqscan = off`)
    await listTracks({ order: 'rank', descending: false, limit: 10, ...wanted }, (statement) => work.rows(statement))
    const rows = await work.rows<{ n: string }>(
      sql`select pg_stat_get_xact_numscans(('library.' || name)::regclass) as n from unnest(${names}::text[]) with ordinality x (name, place) order by place`,
    )
    return rows.map(({ n }) => Number(n))
  })

describe('under row-level security', () => {
  test.each(trackOrders)('a page by %s walks along its index, from its place on', async (order) => {
    for (const descending of [false, true]) {
      const shown = await world.as(ada, (work) =>
        listTracks({ order, descending, limit: 5 }, async (statement) => {
          const plan = await planOf(statement)
          const walked = plan.filter((node) => node['Index Name'] === `music_tracks_${order}_order`)
          expect(walked.length, JSON.stringify(plan.map((node) => node['Index Name']))).toBeGreaterThan(0)
          for (const node of walked) expect(node['Index Cond']).toContain('user_id')
          return work.rows(statement)
        }),
      )
      expect(shown.items).toHaveLength(5)
    }
    const place = { title: 'Night', artist: 'a', album: 'a', genre: 'a', format: 'a', key: 'a' } as Record<
      string,
      string
    >
    if (order !== 'title' && order !== 'genre') return
    const after = { sort: [place[order]!], id: ada }
    const by = keyset(order, false)
    const plan = await planOf(walkStatement(by, by.parts[0]!, { after, limit: 5, span: 10 }))
    const [walked] = plan.filter((node) => node['Index Name'] === `music_tracks_${order}_order`)
    expect(walked!['Index Cond'], 'the place is in the index condition').toMatch(/ROW\(/)
  })

  test.each([
    ['plays', 'plays_most_index', '3'],
    ['played', 'plays_last_index', '2026-01-01T00:00:00.000Z'],
  ] as const)('a page by %s walks along the counters, from its place on', async (order, index, value) => {
    for (const descending of [false, true]) {
      const by = keyset(order, descending)
      const after = { sort: [value, null], id: ada }
      const part = by.parts.find(({ has }) => has(after))!
      const plan = await planOf(walkStatement(by, part, { after, limit: 5, span: 10 }))
      expect(plan.find((node) => node['Index Name'] === index)?.['Index Cond']).toMatch(/owner_id.*ROW\(/)
      expect(plan.filter((node) => node['Node Type'] === 'Seq Scan' || node['Node Type'] === 'Sort').length).toBe(1)
    }
  })

  test('the letters that are held are looked for in the order’s index', async () => {
    await world.as(ada, (work) =>
      heldLetters('artist', async (statement) => {
        const plan = await planOf(statement)
        const [looked] = plan.filter((node) => node['Index Name'] === 'music_tracks_artist_order')
        expect(looked!['Index Cond']).toMatch(/user_id.*artist_key.*>=.*artist_key.*</)
        return work.rows(statement)
      }),
    )
  })

  test.each(['night', 'nigth', 'night 1'])(
    'a search for %s reads the lists of its pieces, and never the table',
    async (query) => {
      const [lists, table] = await reads({ query }, ['music_tracks_search_index', 'music_tracks'])
      expect(lists).toBeGreaterThan(0)
      expect(table).toBe(0)
    },
  )

  test.each([
    ['artist_id', () => ({ artistId: first.artistId })],
    ['album_id', () => ({ albumId: first.albumId })],
    ['genre_id', () => ({ genreId: first.genreId })],
    ['year', () => ({ year: { from: 1990, to: 1991 } })],
    ['format', () => ({ format: 'wav' })],
    ['tempo', () => ({ tempo: { from: 100, to: 101 } })],
    ['musical_key', () => ({ key: 'Am' })],
  ] as const)('a filter is where an index of %s begins', async (column, filter) => {
    const plans: Plan[] = []
    await world.as(ada, (work) =>
      listTracks({ order: 'loudness', descending: false, limit: 10, ...filter() }, async (statement) => {
        plans.push(...(await planOf(statement)))
        return work.rows(statement)
      }),
    )
    const conditions = plans
      .filter((node) => node['Index Name']?.startsWith('music_tracks_'))
      .map((node) => node['Index Cond'])
    expect(
      conditions.filter((condition) => condition?.includes(`${column} `)),
      conditions.join('\n'),
    ).not.toEqual([])
    expect(
      plans.filter((node) => node['Relation Name'] === 'music_tracks' && node['Node Type'] === 'Seq Scan'),
    ).toEqual([])
  })
})
