/** Compiles only when the types that arrive outside the workspace are those that left it: a type lost on the way is `any`. */
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { z } from 'zod'
import type { AppRouter, createClient } from '@stemma/api/client'
import type { createOrm, inWork, poolOf, Work } from '@stemma/domain'
import type { User } from '@stemma/domain/identity'
import type { collectionId, generationId } from '@stemma/domain/sounds/input'

type IsAny<T> = 0 extends 1 & T ? true : false
type Leaf = string | number | bigint | boolean | symbol | null | undefined | Date | Uint8Array

/** The paths to `any` in a plain value, eight levels deep; the compiler's message names them. */
type Any<T, Path extends string, Depth extends 0[] = []> =
  IsAny<T> extends true
    ? Path
    : Depth['length'] extends 8
      ? never
      : T extends Leaf | ((...input: never) => unknown)
        ? never
        : T extends readonly (infer Item)[]
          ? Any<Item, `${Path}[]`, [...Depth, 0]>
          : T extends AsyncIterable<infer Event>
            ? Any<Event, `${Path}(event)`, [...Depth, 0]>
            : T extends object
              ? { [K in keyof T & string]-?: Any<T[K], `${Path}.${K}`, [...Depth, 0]> }[keyof T & string]
              : never

/** A row of every repository by the name the unit of work gives it. */
type Rows = {
  [
    Name in keyof Work as Work[Name] extends { find(where: never): Promise<unknown> } ? Name : never
  ]: Work[Name] extends {
    find(where: never): Promise<infer Row>
  }
    ? NonNullable<Row>
    : never
}

declare const inRows: Any<Rows, 'rows'>
declare const inInputs: IsAny<AppRouter> extends true ? 'AppRouter' : Any<inferRouterInputs<AppRouter>, 'inputs'>
declare const inOutputs: IsAny<AppRouter> extends true ? 'AppRouter' : Any<inferRouterOutputs<AppRouter>, 'outputs'>
declare const inPool: Any<Awaited<ReturnType<typeof poolOf>>['totalCount'], 'pool'>
declare const inClient: IsAny<ReturnType<typeof createClient>> extends true ? 'client' : never
export const clean: never[] = [inRows, inInputs, inOutputs, inPool, inClient]

// The list of rows is not empty, and a row is what the table is.
declare const rows: Rows
export const sound: {
  prompt: string
  duration: number
  type: 'squeaker' | 'rumbler' | 'stutterer' | 'classic' | 'wet'
} = rows.generations
export const born: Date = rows.users.createdAt
export const person: User = rows.users

declare const text: string
declare const aCollection: z.output<typeof collectionId>
// @ts-expect-error: any text is not an id; a schema makes it one
export const fromText: z.output<typeof generationId> = text
// @ts-expect-error: a collection's id is not a sound's
export const mixedUp: z.output<typeof generationId> = aCollection

declare const orm: ReturnType<typeof createOrm>
declare const inUnit: typeof inWork
export const wrong = (work: Work) => [
  // @ts-expect-error: there is no such type of sound
  work.generations.add({ prompt: '', duration: 1, wetness: 0, pitch: 0, type: 'oboe', seed: 1 }),
  // @ts-expect-error: whose the row is follows from the caller
  work.generations.add({ prompt: '', duration: 1, wetness: 0, pitch: 0, type: 'wet', seed: 1, userId: text }),
  // @ts-expect-error: a prompt is text
  work.generations.all({ prompt: 5 }),
  // @ts-expect-error: a caller's id is text
  inUnit(orm, { user: 5 }, () => Promise.resolve()),
]

type Asked = inferRouterInputs<AppRouter>
// @ts-expect-error: there is no such procedure
export type Forgotten = Asked['sounds']['forget']
// @ts-expect-error: a page has a number of rows
export const asked: Asked['sounds']['list'] = { limit: 'all' }
