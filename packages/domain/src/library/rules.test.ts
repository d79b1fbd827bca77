import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aPlaylist, someTracks } from '../testing/builders.ts'
import { sql } from '../shared/sql.ts'
import { aWorld } from '../testing/world.ts'
import { addTracks } from './edit-playlist.ts'
import { rules as schema, trackOrders, type Rules } from './input.ts'
import { readPlaylistTracks } from './playlist-page.ts'
import { setRules } from './set-rules.ts'
import { undo } from './undo.ts'

const world = aWorld()
const library = [
  { title: 'Lola', artist: 'The Kinks', genre: 'Rock', year: 1970, durationMs: 245_000 },
  { title: 'Café Bleu', artist: 'Style', genre: 'rock', year: 1984, durationMs: 120_000 },
  { title: "It's 100% \\ 'q'", artist: 'Miles', genre: 'Jazz', durationMs: 600_000 },
]
type Rule = Rules['rules'][number]
const smart = async (user: string, given: Omit<Partial<Rules>, 'rules'> & { rules: Rule[] }) => {
  const playlist = await aPlaylist(world, user)
  await world.as(user, (work) =>
    setRules(work, playlist, schema.parse({ order: 'title', descending: false, ...given })),
  )
  return playlist
}
const titles = async (user: string, playlistId: string, limit = 50) => {
  const page = await world.as(user, (work) => readPlaylistTracks(work, { playlistId, limit }))
  return page.items.map(({ title }) => title)
}
const [cafe, its, lola] = ['Café Bleu', "It's 100% \\ 'q'", 'Lola']

describe('a smart playlist', () => {
  test.each<[Rule[], string[]]>([
    [[{ field: 'genre', is: 'equal', value: 'ROCK' }], [cafe, lola]],
    [[{ field: 'genre', is: 'unequal', value: 'rock' }], [its]],
    [[{ field: 'artist', is: 'equal', value: 'the kinks' }], [lola]],
    [[{ field: 'title', is: 'contains', value: 'CAFE' }], [cafe]],
    [[{ field: 'title', is: 'contains', value: '%' }], [its]],
    [[{ field: 'title', is: 'equal', value: "it's 100% \\ 'Q'" }], [its]],
    [[{ field: 'title', is: 'more', value: 'k' }], [lola]],
    [[{ field: 'year', is: 'equal', value: 1984 }], [cafe]],
    [[{ field: 'year', is: 'unequal', value: 1984 }], [its, lola]],
    [[{ field: 'year', is: 'less', value: 1984 }], [lola]],
    [[{ field: 'duration', is: 'more', value: 200 }], [its, lola]],
    [[{ field: 'playCount', is: 'less', value: 1 }], [cafe, its, lola]],
    [[{ field: 'playCount', is: 'more', value: 0 }], []],
    [[{ field: 'added', is: 'less', value: 1 }], [cafe, its, lola]],
    [[{ field: 'added', is: 'more', value: 1e9 }], []],
    [[{ field: 'tempo', is: 'less', value: 1e9 }], []],
    [
      [
        { field: 'year', is: 'more', value: 1969 },
        { field: 'genre', is: 'contains', value: 'oc' },
      ],
      [cafe, lola],
    ],
  ])('holds that for which is true: %j', async (rules, expected) => {
    const ada = await world.aPerson()
    await someTracks(world, ada, library)
    await someTracks(world, await world.aPerson(), library)
    expect(await titles(ada, await smart(ada, { rules }))).toEqual(expected)
  })

  test('finds a title whatever stands in it: a value is never SQL', async () => {
    const ada = await world.aPerson()
    const title = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .map((said) => said.replaceAll('\0', '').trim())
    const awkward = fc.constantFrom("'", "\\'", '$1', '%s', '%1$L', '"; --', "') or true --", 'İ')
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          title.filter((said) => said !== ''),
          awkward,
        ),
        async (value) => {
          const [id] = await someTracks(world, ada, [{ title: value }])
          for (const is of ['equal', 'contains'] as const)
            expect(await titles(ada, await smart(ada, { rules: [{ field: 'title', is, value }] }))).toEqual([value])
          await world.as(ada, (work) => work.tracks.toTrash([id!]))
        },
      ),
      { numRuns: 30 },
    )
  })

  test('is any of its rules too, in its own order, and no longer than it says; what is deleted leaves it', async () => {
    const ada = await world.aPerson()
    const ids = await someTracks(world, ada, library)
    const rules: Rule[] = [
      { field: 'year', is: 'equal', value: 1970 },
      { field: 'genre', is: 'equal', value: 'Jazz' },
    ]
    const playlist = await smart(ada, { match: 'any', rules, order: 'duration', descending: true })
    expect(await titles(ada, playlist)).toEqual([its, lola])
    expect(await titles(ada, playlist, 1)).toEqual([its])
    await world.as(ada, (work) => work.tracks.toTrash([ids[2]!]))
    expect(await titles(ada, playlist)).toEqual([lola])
    expect(
      await titles(ada, await smart(ada, { rules: [{ field: 'added', is: 'less', value: 9 }], limit: 1 })),
    ).toHaveLength(1)
  })

  test('is found piece by piece as it is found at once, in every order, however little is looked at', async () => {
    const ada = await world.aPerson()
    const names = ['b', 'a', 'c']
    await someTracks(
      world,
      ada,
      Array.from({ length: 40 }, (_, n) => ({
        title: `t${n % 7}`,
        artist: names[n % 3]!,
        album: names[n % 2]!,
        genre: n % 5 === 0 ? 'few' : 'many',
        ...(n % 4 === 0 ? {} : { year: 1990 + (n % 6), durationMs: 1000 * (1 + (n % 9)) }),
      })),
    )
    const walked = (list: string, from: [number, string | null], looks: number | null, wanted: number) =>
      world.as(ada, (work) =>
        work.rows<{ place: number; id: string; fits: boolean }>(
          sql`select * from library.own_smart_walk(${list}, ${from[0]}::int, ${from[1]}::uuid, ${looks}::int, ${wanted}::int)`,
        ),
      )
    const kinds: Rule[][] = [
      [{ field: 'title', is: 'unequal', value: 't3' }],
      [{ field: 'genre', is: 'equal', value: 'few' }],
      [{ field: 'title', is: 'equal', value: 'nowhere' }],
    ]
    for (const [index, order] of trackOrders.entries()) {
      const rules = kinds[index % 2]!
      const list = await smart(ada, { rules, order, descending: index % 4 < 2, limit: 30 })
      const whole = await walked(list, [0, null], null, 5000)
      expect(whole.map(({ place }) => place)).toEqual(whole.map((_, at) => at + 1))
      expect(whole.length).toBe(index % 2 === 0 ? 30 : 8)
      const pieces: string[] = []
      for (let from: [number, string | null] | undefined = [0, null]; from;) {
        const rows = await walked(list, from, 9, 4)
        pieces.push(...rows.filter(({ fits }) => fits).map(({ id }) => id))
        const last = rows.at(-1)
        from = last && [last.place, last.id]
      }
      expect(pieces, order).toEqual(whole.map(({ id }) => id))
    }
    expect(await walked(await smart(ada, { rules: kinds[2]! }), [0, null], 5, 10)).toEqual([])
  })

  test('says how many tracks it has, and where it looked at no more, that there may be others', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    await someTracks(world, ada, library)
    const list = await smart(ada, { rules: [{ field: 'year', is: 'more', value: 1969 }] })
    expect(await world.as(ada, (work) => work.playlists.seen(list))).toMatchObject({
      trackCount: 2,
      isSmart: true,
      isMore: false,
    })
    const count = (user: string, looks: number) =>
      world.as(user, (work) => work.rows(sql`select * from library.own_smart_count(${list}, ${looks})`))
    expect(await count(ada, 2)).toEqual([{ n: 1, more: true }])
    expect(await count(bob, 2)).toEqual([])
    const byHand = await aPlaylist(world, ada)
    expect(await world.as(ada, (work) => work.playlists.seen(byHand))).toMatchObject({ trackCount: 0, isSmart: false })
  })

  test('is filled by nothing else, and its rules are taken back like any edit', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const ids = await someTracks(world, ada, library)
    const playlist = await aPlaylist(world, ada, [ids[0]!])
    const made = schema.parse({ rules: [{ field: 'genre', is: 'equal', value: 'Jazz' }] })
    const edit = await world.as(ada, (work) => setRules(work, playlist, made))
    expect(await titles(ada, playlist)).toEqual([its])
    await expect(world.as(ada, (work) => addTracks(work, playlist, ids))).rejects.toMatchObject({
      code: 'playlist_smart',
    })
    await expect(world.as(bob, (work) => setRules(work, playlist, made))).rejects.toMatchObject({ code: 'not_found' })
    const rows = await world.as(bob, (work) => work.rows(sql`select * from library.own_smart_tracks(${playlist})`))
    expect(rows).toEqual([])
    const back = await world.as(ada, (work) => undo(work, edit!))
    expect(await titles(ada, playlist)).toEqual([lola])
    await world.as(ada, (work) => undo(work, back!))
    expect(await titles(ada, playlist)).toEqual([its])
  })

  test.each<Rule>([
    { field: 'year', is: 'equal', value: 'x' },
    { field: 'title', is: 'equal', value: 3 },
    { field: 'year', is: 'contains', value: 3 },
  ])('takes no rule that is true of nothing: %j', async (rule) => {
    const ada = await world.aPerson()
    await expect(smart(ada, { rules: [rule] })).rejects.toMatchObject({ code: 'input_invalid' })
  })
})
