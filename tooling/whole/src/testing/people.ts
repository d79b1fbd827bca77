import { randomBytes, randomInt } from 'node:crypto'
import { createClient } from '@stemma/api/client'
import { expect } from 'vitest'
import { until } from './until.ts'

export type Api = ReturnType<typeof createClient>
export type Sound = Awaited<ReturnType<Api['sounds']['get']['query']>>
export type Person = {
  name: string
  password: string
  /** What a browser of theirs sends with every request. */
  headers: Record<string, string>
  api: Api
}
export type Event = { id: string; kind: string }

const address = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

/** Registers somebody, who is then logged in by a cookie as in a browser. */
export async function aPerson(url: string, name = `p${randomBytes(5).toString('hex')}`): Promise<Person> {
  const password = randomBytes(9).toString('base64url')
  const from = { 'x-forwarded-for': address() }
  const answer = await post(url, 'register', { email: `${name}@example.org`, username: name, password }, from)
  expect(answer.status).toBe(201)
  return as(url, name, password, answer, from)
}

/** Somebody who has an account. */
export async function logIn(url: string, name: string, password: string): Promise<Person> {
  const from = { 'x-forwarded-for': address() }
  const answer = await post(url, 'login', { name, password }, from)
  expect(answer.status).toBe(200)
  return as(url, name, password, answer, from)
}

const post = (url: string, path: string, body: object, headers: Record<string, string>) =>
  fetch(`${url}/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

function as(url: string, name: string, password: string, answer: Response, from: Record<string, string>): Person {
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const headers = { ...from, cookie, 'sec-fetch-site': 'same-origin' }
  const send: typeof fetch = (to, init) =>
    fetch(to, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), ...headers } })
  return { name, password, headers, api: createClient({ url, fetch: send }) }
}

/** The stream of a job's events, ended by the server; `sees` is told each as it comes. */
export async function follow(
  url: string,
  person: Person,
  jobId: string,
  sees: (event: Event) => void = () => {},
): Promise<{ status: number; events: Event[] }> {
  const input = encodeURIComponent(JSON.stringify({ json: { id: jobId } }))
  const answer = await fetch(`${url}/trpc/jobs.follow?input=${input}`, {
    headers: { ...person.headers, accept: 'text/event-stream' },
  })
  const events: Event[] = []
  let rest = ''
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + chunk).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const [id, data] = [/^id: (.+)$/m.exec(part)?.[1], /^data: (.+)$/m.exec(part)?.[1]]
      if (id === undefined || data === undefined) continue
      const { json } = JSON.parse(data) as { json: { kind: string } }
      events.push({ id, kind: json.kind })
      sees(events.at(-1)!)
    }
  }
  return { status: answer.status, events }
}

/** The sound once it is ready; fails when it has failed. */
export async function ready({ api }: Person, id: Sound['id'], seconds = 30): Promise<Sound> {
  const sound = await until(`the sound ${id} is ready`, seconds, async () => {
    const now = await api.sounds.get.query({ id })
    return now.state === 'ready' || now.state === 'failed' ? now : undefined
  })
  expect(sound).toMatchObject({ state: 'ready', errorCode: null })
  return sound
}

/** A sound's WAV as its owner gets it. */
export async function wavOf(url: string, person: Person, { audioUrl }: Sound): Promise<Uint8Array> {
  const answer = await fetch(`${url}${audioUrl}`, { headers: person.headers })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'audio/wav'])
  return new Uint8Array(await answer.arrayBuffer())
}
