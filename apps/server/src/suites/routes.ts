import type { Hono } from 'hono'
import type { App } from '../context.ts'
import type { Asked, Case } from './cases.ts'
import type { People } from '../testing/people.ts'

export type Fetch = (request: Request) => Response | Promise<Response>

/** The routes of an app by method and path; what every request passes through, and the procedures, are not among them. */
export const routesOf = (app: Hono<App>): string[] => [
  ...new Set(app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)),
]

export type Told = { status: number; headers: string; text: string }

export async function ask(fetch: Fetch, { method, path, headers = {}, body, token }: Asked): Promise<Told> {
  // Players present their token in the address.
  const asKey = path.startsWith('/rest/') && token !== undefined
  const authorization: Record<string, string> = token === undefined || asKey ? {} : { authorization: `Bearer ${token}` }
  const request = new Request(`http://stemma.test${path}${asKey ? `&apiKey=${token}` : ''}`, {
    method,
    headers: { ...authorization, ...headers },
    ...(body === undefined ? {} : { body }),
  })
  const response = await fetch(request)
  return {
    status: response.status,
    headers: [...response.headers].map((header) => header.join(': ')).join('\n'),
    text: Buffer.from(await response.arrayBuffer()).toString('latin1'),
  }
}

/** Whether something was given: the protocol of players tells its refusals in answers that are fine to HTTP. */
const isGiven = ({ status, text }: Told) => status < 300 && !text.includes('"status":"failed"')

/** What can be told apart in two answers: not their request's own id, nor the address asked for. */
const essence = ({ status, text }: Told) => `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`

/** Asks a route for what is one's own, another's and nobody's, as everybody. Answers what should not have happened, a sentence each. */
export async function routeViolations(
  fetch: Fetch,
  { status, right, wrong, persons }: Case,
  people: People,
): Promise<string[]> {
  const found: string[] = []
  const { ada, bob, carol } = people
  const hidden = [bob.mark, bob.id, bob.secrets.share, carol.mark]
  const tell = async (asked: Asked, who: string, also: string[] = []) => {
    const told = await ask(fetch, asked)
    if ([...hidden, ...also].some((secret) => told.text.includes(secret) || told.headers.includes(secret)))
      found.push(`${who} is told what is another's`)
    if (told.status >= 500) found.push(`${who} meets a fault of ours`)
    return told
  }
  for (const [another, nobodys] of wrong?.(people) ?? []) {
    const [theirs, none] = [await tell(another, 'a person'), await tell(nobodys, 'a person')]
    if (essence(theirs) !== essence(none))
      found.push(
        `another's is told from nobody's: ${essence(theirs).slice(0, 200)} instead of ${essence(none).slice(0, 200)}`,
      )
    if (isGiven(theirs) && persons) found.push(`another's is given: ${another.path}`)
  }
  const outsiders: Record<string, string | undefined> = {
    nobody: undefined,
    'who is suspended': people.suspended.secrets.session,
    'who is leaving': people.leaving.secrets.session,
    'whose session is over': people.expired.secrets.session,
  }
  for (const [who, token] of Object.entries(outsiders)) {
    const { token: own, ...asked } = right(people)
    const told = await tell({ ...asked, ...(token === undefined ? {} : { token }) }, who, [ada.mark])
    if (persons && told.status !== 401) found.push(`${who} is admitted: ${told.status}`)
    if (own !== undefined && isGiven(told)) found.push(`${who} is given what is Ada's`)
  }
  const told = await tell(right(people), 'who may')
  if (told.status !== status) found.push(`who may is answered ${told.status} ${told.text.slice(0, 200)}`)
  return [...new Set(found)]
}
