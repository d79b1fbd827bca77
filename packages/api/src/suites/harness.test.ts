import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { DomainError, sql, type Work } from '@stemma/domain'
import { prose, ref, text } from '@stemma/domain/shared/input'
import { generationId } from '@stemma/domain/sounds/input'
import type { Cast } from '@stemma/domain/testing/full-world'
import { isolationViolations, type Exception } from '../testing/isolation.ts'
import { proceduresOf } from '../testing/procedures.ts'
import { robustnessViolations } from '../testing/robustness.ts'
import { inputViolations } from '../testing/schemas.ts'
import { aServer } from '../testing/server.ts'
import { sqlAsDefiner } from '../testing/worlds.ts'
import { anyone, person, router } from '../trpc.ts'

const server = aServer()
let cast: Cast
beforeAll(async () => {
  cast = await server.aCast()
  // What somebody might write who forgets that a definer function passes every policy by.
  await sqlAsDefiner(
    server,
    `create function sounds.unguarded_prompt(uuid) returns text language sql security definer as 'select prompt from sounds.generations where id = $1';
     create function sounds.unguarded_play(uuid) returns void language sql security definer as 'update sounds.generations set play_count = play_count + 1 where id = $1';
     create function sounds.unguarded_card(uuid) returns table (prompt text, email text) language sql security definer
       as 'select g.prompt, u.email from sounds.generations g join sounds.shared_sounds s on s.generation_id = g.id join identity.users u on u.id = g.user_id
         where g.id = $1 and s.is_public';
     create function sounds.unguarded_feed() returns setof text language sql security definer as 'select prompt from sounds.generations where deleted_at is null';
     grant execute on function sounds.unguarded_prompt(uuid), sounds.unguarded_play(uuid), sounds.unguarded_feed(), sounds.unguarded_card(uuid) to stemma_api`,
  )
})

const one = z.strictObject({ id: generationId })
const { transactional } = person('sounds:read')
const prompt = (work: Work, id: string) =>
  work.row<{ prompt: string | null }>(sql`select sounds.unguarded_prompt(${id}) as prompt`)

const careless = router({
  right: transactional
    .input(one)
    .query(async ({ ctx: { work }, input }) => ({ prompt: (await work.generations.get(input.id)).prompt })),
  unfiltered: transactional.input(one).query(({ ctx: { work }, input }) => prompt(work, input.id)),
  oracle: transactional.input(one).query(async ({ ctx: { work }, input }) => {
    const found = await work.generations.find(input.id)
    if (!found && (await prompt(work, input.id))?.prompt) throw new DomainError('not_allowed')
    if (!found) throw new DomainError('not_found', { thing: 'sound' })
  }),
  touching: transactional.input(one).mutation(async ({ ctx: { work }, input }) => {
    await work.rows(sql`select sounds.unguarded_play(${input.id})`)
    await work.generations.get(input.id)
  }),
  touchingInPassing: person(null)
    .outside.input(one)
    .mutation(async ({ ctx, input }) => {
      await ctx.inWork((work) => work.rows(sql`select sounds.unguarded_play(${input.id})`))
      await ctx.inWork((work) => work.generations.get(input.id))
    }),
  feed: anyone.transactional.query(({ ctx: { work } }) => work.rows(sql`select sounds.unguarded_feed() as prompt`)),
  open: anyone.transactional.input(one).query(({ ctx: { work }, input }) => prompt(work, input.id)),
  card: anyone.transactional
    .input(one)
    .query(({ ctx: { work }, input }) => work.rows(sql`select * from sounds.unguarded_card(${input.id})`)),
  partly: transactional
    .input(z.strictObject({ id: generationId, with: z.array(generationId).max(3).optional() }))
    .query(async ({ ctx: { work }, input }) => {
      await work.generations.get(input.id)
      return Promise.all((input.with ?? []).map((id) => prompt(work, id)))
    }),
  refusing: transactional.input(one).query(() => {
    throw new DomainError('not_found', { thing: 'sound' })
  }),
  searching: transactional
    .input(z.strictObject({ words: prose(200) }))
    .query(({ ctx: { work }, input }) => work.rows(sql`select to_tsquery(${input.words})::text as q`)),
  unnamed: transactional.input(z.strictObject({ words: text(200) })).query(({ input }) => {
    if (/\W/.test(input.words)) throw new DomainError('not_found') // no reason to give a field, and none given
    throw new Error(`relation "${input.words}" does not exist`)
  }),
})

const procedure = (path: keyof typeof careless) => proceduresOf(careless).find((candidate) => candidate.path === path)!
const isolation = (path: keyof typeof careless, exception?: Exception) =>
  isolationViolations(server, procedure(path), cast, exception, careless)

describe('isolation is red', () => {
  test('not for what is right', async () => {
    expect(await isolation('right')).toEqual([])
  })

  test('for a read without an owner', async () => {
    expect(await isolation('unfiltered')).toEqual(
      expect.arrayContaining([
        "a person is told what is another's",
        "a person is not refused an id of another's at .id",
      ]),
    )
  })

  test('for telling another’s from nobody’s', async () => {
    expect(await isolation('oracle')).toEqual([
      expect.stringContaining("a person is told another's from nobody's at .id"),
    ])
  })

  test('for a write to another’s row, unless it is rolled back', async () => {
    expect(await isolation('touching')).toEqual([])
    expect(await isolation('touchingInPassing')).toEqual(["another's rows in sounds.generations were changed"])
  })

  test('for a list of everybody’s, and for what anyone may ask', async () => {
    expect(await isolation('feed')).toContain("nobody is told what is another's")
    expect(await isolation('open')).toEqual(
      expect.arrayContaining([
        "nobody is told what is another's",
        "who is suspended is not refused an id of another's at .id",
      ]),
    )
  })

  test('for a public page that shows its owner’s address', async () => {
    expect(await isolation('card', { why: 'what is not public is an empty list', lenient: ['.id'] })).toEqual([
      "a person is told what is another's",
      "nobody is told what is another's",
    ])
  })

  test('for one id of several that is not looked at', async () => {
    expect(await isolation('partly')).toEqual(
      expect.arrayContaining(["a person is not refused an id of another's at .with.0"]),
    )
  })

  test('for a procedure that refuses its owner, and for an exception that is not needed', async () => {
    expect(await isolation('refusing')).toEqual(['its owner is refused: not_found'])
    expect(await isolation('right', { why: 'once it was', refused: 'not_found' })).toEqual(['its owner is not refused'])
  })
})

describe('robustness is red', () => {
  test.each(['searching', 'unnamed'] as const)('for %s', async (path) => {
    const found = await robustnessViolations(server, procedure(path), cast.bob, 1, 25, { router: careless })
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(/^status 500: This is a fault of ours/)]))
  })
})

describe('the form of inputs is red', () => {
  const known = (name: string) => name.startsWith('sounds.')
  const wrong: [string, z.ZodType, string][] = [
    ['an object that lets more through', z.object({ id: generationId }), 'the input lets unknown fields through'],
    ['no object', generationId, 'the input is not an object'],
    ['anything', z.strictObject({ a: z.any() }), 'a is any: say what it may hold'],
    [
      'anything, deep down',
      z.strictObject({ a: z.array(z.strictObject({ b: z.unknown().optional() })).max(2) }),
      'a.[].b is unknown: say what it may hold',
    ],
    ['a bare uuid', z.strictObject({ id: z.uuid() }), 'id is a bare uuid: use ref(table)'],
    [
      'a ref nobody knows',
      z.strictObject({ id: ref('library.tracks') }),
      'id refers to library.tracks, which the worlds of the suites do not have',
    ],
    ['an endless text', z.strictObject({ a: z.string().min(1) }), 'a is a text without an end'],
    ['an endless pattern', z.strictObject({ a: z.string().regex(/^[a-z]+$/) }), 'a is a text without an end'],
    ['an endless e-mail address', z.strictObject({ a: z.email() }), 'a is a text without an end'],
    ['an endless list', z.strictObject({ a: z.array(z.int()) }), 'a is a list without an end'],
    ['any date', z.strictObject({ a: z.date().nullish() }), 'a is a date without bounds'],
    ['a record', z.strictObject({ a: z.record(z.string().max(5), z.int()) }), 'a is record: say what it may hold'],
    [
      'one arm of a union',
      z.union([z.strictObject({ a: z.int() }), z.strictObject({ b: z.string() })]),
      'b is a text without an end',
    ],
  ]
  test.each(wrong)('for %s', (_, schema, violation) => {
    expect(inputViolations(schema, known)).toEqual([violation])
  })

  test('not for what is right', () => {
    const right = z.strictObject({
      id: generationId,
      words: prose(100).nullish(),
      kind: z.enum(['a', 'b']).default('a'),
      pin: z.string().regex(/^[0-9a-f]{8}$/),
    })
    expect(inputViolations(right, known)).toEqual([])
  })
})
