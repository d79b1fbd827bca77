import { trpcRequest } from '../peers/requests.ts'
import type { Connection, Request } from './send.ts'

type Page = [{ result: { data: { json: { items: unknown[]; nextCursor: string | null } } } }]

/** A page of one of our lists, as the client asks for it. */
export const pageRequest = (token: string, path: string, input: object): Request =>
  trpcRequest(token, 'query', path, input)

/** The cursor of page `number` of a list, by walking there; undefined for the first. */
export async function cursorOf(
  connection: Connection,
  token: string,
  path: string,
  limit: number,
  number: number,
): Promise<string | undefined> {
  let cursor: string | undefined
  for (let page = 1; page < number; page++) {
    const { status, text } = await connection.send(pageRequest(token, path, { limit, ...(cursor ? { cursor } : {}) }))
    if (status !== 200) throw new Error(`${path} answered ${status}: ${text.slice(0, 300)}`)
    const { nextCursor } = (JSON.parse(text) as Page)[0].result.data.json
    if (nextCursor === null) throw new Error(`${path} ends at page ${page}.`)
    cursor = nextCursor
  }
  return cursor
}
