import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sql } from '../shared/sql.ts'
import { aWorld } from '../testing/world.ts'
import { email } from './input.ts'

const world = aWorld()

test('the column and the schema take the same addresses', async () => {
  const parts = fc.array(fc.constantFrom('a', 'B', '1', '.', '-', '_', '%', '+', '@', '|', ' ', 'é', '\n'), {
    maxLength: 14,
  })
  const addresses = [
    ...fc.sample(
      parts.map((letters) => letters.join('')),
      2000,
    ),
    'a@b.||',
    'a@b.co',
    'ada@example.org',
    'x@y',
    '@y.org',
    'a@b.c',
  ]
  const rows = await world.asOwner((work) =>
    work.rows<{ address: string; taken: boolean }>(sql`
      select address, address ~* '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+[.][A-Za-z]{2,}$' as taken from unnest(${addresses}::text[]) address`),
  )
  const [constraint] = await world.asOwner((work) =>
    work.rows<{ text: string }>(
      sql`select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'email_format'`,
    ),
  )
  expect(constraint?.text).toContain(String.raw`'^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$'`)
  expect(rows.some(({ taken }) => taken)).toBe(true)
  for (const { address, taken } of rows) expect(email.safeParse(address).success, JSON.stringify(address)).toBe(taken)
})
