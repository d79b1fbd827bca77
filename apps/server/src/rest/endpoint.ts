import type { Context } from 'hono'
import type { z } from 'zod'
import { inWork, type Work } from '@stemma/domain'
import type { Scope } from '@stemma/domain/identity/input'
import { originOf, type App } from '../context.ts'
import type { Answer } from './answer.ts'
import { readParams, type Shape } from './params.ts'
import type { Places } from './places.ts'

/** One request: what it said, the hash of its key, what the program calls itself, and where pages ended before. */
export type Asked = { said: URLSearchParams; token: string; client: string; places: Places }

/** One method of the protocol. `input` tells the suites what it takes. */
export type Endpoint = {
  scope: Scope | null
  input: Shape
  run: (c: Context<App>, asked: Asked) => Promise<Answer | Response>
}

type Said<S extends Shape> = z.output<S>

/** A method that reads or changes something: one unit of work, committed before the answer. */
export const method = <S extends Shape>(
  scope: Scope,
  input: S,
  answer: (work: Work, said: Said<S>, asked: Asked) => Promise<Answer> | Answer,
): Endpoint => ({
  scope,
  input,
  run: (c, asked) => within(c, scope, asked, async (work) => answer(work, readParams(input, asked.said), asked)),
})

/** A method that sends bytes: what is allowed is found in a unit of work that ends before the first byte. */
export const bytes = <S extends Shape, T>(
  input: S,
  find: (work: Work, said: Said<S>) => Promise<T>,
  send: (c: Context<App>, found: T, said: Said<S>) => Promise<Response>,
): Endpoint => ({
  scope: 'library:read',
  input,
  run: async (c, asked) => {
    const [found, said] = await within(c, 'library:read', asked, async (work): Promise<[T, Said<S>]> => {
      const said = readParams(input, asked.said)
      return [await find(work, said), said]
    })
    return send(c, found, said)
  },
})

const within = <T>(c: Context<App>, scope: Scope, { token }: Asked, work: (unit: Work) => Promise<T>): Promise<T> =>
  inWork(c.var.house.machines.orm, { token, level: 'person', scope }, work, originOf(c))
