import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aPlaylist, someTracks } from '../testing/builders.ts'
import { sql } from '../shared/sql.ts'
import { aWorld } from '../testing/world.ts'
import { addTracks } from './edit-playlist.ts'
import { rules as schema, type Rules } from './input.ts'
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
