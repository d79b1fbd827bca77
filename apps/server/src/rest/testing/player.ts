import { createHash } from 'node:crypto'
import { inWork, type Work } from '@stemma/domain'
import type { Scope } from '@stemma/domain/identity/input'
import { keepBlob } from '@stemma/domain/storage'
import type { MediaType } from '@stemma/domain/storage/input'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { aMember, publicUrl, type aHouse } from '../../testing/house.ts'

type House = ReturnType<typeof aHouse>
export type Params = Record<string, string | number | boolean | readonly (string | number)[]>
export type Told = { status: string; error?: { code: number; message: string; helpUrl?: string } } & Record<
  string,
  unknown
>

/** What a request says. */
export const query = (params: Params): URLSearchParams => {
  const said = new URLSearchParams()
  for (const [name, value] of Object.entries(params))
    for (const each of Array.isArray(value) ? (value as readonly (string | number)[]) : [value])
      said.append(name, String(each))
  return said
}

/** A request to a method as players send it. */
export const request = (call: string, params: Params, form = false): Request =>
  form
    ? new Request(`${publicUrl}/rest/${call}`, { method: 'POST', body: query(params) })
    : new Request(`${publicUrl}/rest/${call}?${query(params).toString()}`)

/** Somebody with a program that plays their music. */
export async function aPlayer(house: House, scopes: Scope[] = ['library:read', 'library:write']) {
  const { username, visitor } = await aMember(house)
  const me = (await visitor.get('/trpc/identity.me')).body as { result: { data: { json: { id: string } } } }
  const user = me.result.data.json.id
  const as = <T>(work: (unit: Work) => Promise<T>) => inWork(house.house.machines.orm, { user }, work)
  const key = await as(async (work) => work.accessTokens.issue('a player', scopes, null).secret)
  const fetch = (call: string, params: Params = {}, form = false) =>
    house.app.fetch(request(call, { apiKey: key, v: '1.16.1', c: 'test', ...params }, form))
  return {
    user,
    username,
    key,
    as,
    visitor,
    fetch,
    /** The answer of a method in JSON. */
    ask: async (call: string, params: Params = {}, form = false): Promise<Told> => {
      const response = await fetch(call, { f: 'json', ...params }, form)
      return ((await response.json()) as { 'subsonic-response': Told })['subsonic-response']
    },
    /** The same in XML, as a tree. */
    askXml: async (call: string, params: Params = {}) => treeOf(await (await fetch(call, params)).text()),
    /** Keeps bytes as this person's. */
    keep: async (bytes: Uint8Array<ArrayBuffer>, mediaType: MediaType = 'audio/wav'): Promise<string> => {
      const blob = {
        sha256: createHash('sha256').update(bytes).digest('hex'),
        size: bytes.length,
        mediaType,
      }
      const body = new Response(bytes).body!
      await keepBlob(as, house.house.machines.blobs, body, blob)
      return blob.sha256
    },
  }
}
export type Player = Awaited<ReturnType<typeof aPlayer>>

export type Tree = { name: string; attributes: Record<string, string>; text: string; children: Tree[] }

/** An XML document as a tree; not well-formed is an error. */
export function treeOf(xml: string): Tree {
  const parser = new SaxesParser()
  const root: Tree = { name: '', attributes: {}, text: '', children: [] }
  const path = [root]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const opened: Tree = { name, attributes: { ...attributes }, text: '', children: [] }
    path.at(-1)!.children.push(opened)
    path.push(opened)
  })
  parser.on('text', (text) => void (path.at(-1)!.text += text))
  parser.on('closetag', () => void path.pop())
  parser.write(xml.trim()).close()
  return root.children[0]!
}

/** How the protocol writes JSON as XML: plain fields are attributes, lists are repeated elements, `value` is text. */
export function asTree(name: string, value: unknown): Tree {
  const tree: Tree = { name, attributes: {}, text: '', children: [] }
  if (typeof value !== 'object' || value === null) return { ...tree, text: String(value) }
  for (const [field, inner] of Object.entries(value)) {
    if (Array.isArray(inner)) tree.children.push(...inner.map((item: unknown) => asTree(field, item)))
    else if (typeof inner === 'object' && inner !== null) tree.children.push(asTree(field, inner))
    else if (field === 'value') tree.text = String(inner)
    else tree.attributes[field] = String(inner)
  }
  return tree
}
