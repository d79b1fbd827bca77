import type { Position } from '../shared/cursor.ts'
import { raw, sql } from '../shared/sql.ts'
import { mine, type Ask } from './filters.ts'
import { letterOrders, letters, type Letter, type LetterOrder } from './input.ts'

/** With what the names under a letter begin, as they are sorted: by code points, in lower case. */
const lowest = (letter: Letter): string => (letter === '#' ? '' : letter === '…' ? '{' : letter.toLowerCase())
const after = (letter: Letter): string | undefined => {
  const next = letters[letters.indexOf(letter) + 1]
  return next && lowest(next)
}

const last = '\u{10ffff}'
const least = '00000000-0000-0000-0000-000000000000'
/** What sorts behind a name, before all that has it. */
const rest: Record<LetterOrder, readonly string[]> = { title: [], artist: ['', '-1'], album: [least, '-1'] }

/** The place before the names under a letter, upwards or downwards; none where that is the beginning, or the order is none of names. */
export function placeOfLetter(order: string, letter: Letter, descending: boolean): Position | undefined {
  const named = letterOrders.find((one) => one === order)
  const key = descending ? after(letter) : lowest(letter)
  return named && key ? { sort: [key, ...rest[named]], id: least } : undefined
}

/** The letters that names of the caller's tracks begin with: one look into the order's index for each letter there is. */
export async function heldLetters(order: LetterOrder, ask: Ask): Promise<Letter[]> {
  const key = raw(`t.${order}_key`)
  const [row] = await ask<{ held: Letter[] }>(sql`
    select coalesce(array_agg(l.letter order by l.n), '{}') as held
      from unnest(${[...letters]}::text[], ${letters.map(lowest)}::text[], ${letters.map((one) => after(one) ?? last)}::text[]) with ordinality l (letter, low, high, n)
      where (select true from library.music_tracks t where ${mine} and ${key} >= l.low and ${key} < l.high
        order by ${key} limit 1)`)
  return row!.held
}
