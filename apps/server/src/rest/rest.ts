import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { domainErrorOf } from '@stemma/api'
import { DomainError } from '@stemma/domain'
import manifest from '../../package.json' with { type: 'json' }
import { originOf, type App } from '../context.ts'
import { protocol, write, type Answer } from './answer.ts'
import { endpoints } from './endpoints.ts'
import { keyOf } from './key.ts'
import { Places } from './places.ts'
import { refusal, Refused } from './refusals.ts'

const bodyBytes = 1024 * 1024
const server = { version: protocol, type: 'stemma', serverVersion: manifest.version, openSubsonic: true }

/**
 * The OpenSubsonic API for players that exist already (opensubsonic.netlify.app). `fault` is told of what was not foreseen.
 * Cookies are not looked at, so that forms from anywhere do no harm.
 */
export function rest(fault: (error: unknown, requestId: string) => void): Hono<App> {
  const app = new Hono<App>()
  const places = new Places()
  const limited = bodyLimit({
    maxSize: bodyBytes,
    onError: () => {
      throw new DomainError('body_too_large', { limit: bodyBytes })
    },
  })

  app.onError((error, c) => {
    const known = error instanceof Refused ? error : domainErrorOf(error)
    if (!known) fault(error, c.var.requestId)
    return refuse(c, known ?? new Refused(0, `This is a fault of ours; it was noted as ${c.var.requestId}.`), !known)
  })
  app.use('/rest/*', limited)
  app.on(['GET', 'POST'], '/rest/:call', async (c) => {
    const said = await saidIn(c)
    const endpoint = endpoints.get(c.req.param('call').replace(/\.view$/, ''))
    if (!endpoint) throw new Refused(0, 'This server does not have this method.')
    const { machines } = c.var.house
    const token = endpoint.scope === null ? '' : keyOf(said)
    const kind = endpoint.scope === 'library:write' ? 'write' : 'read'
    await machines.limit(kind, token || (originOf(c).ip ?? 'unknown'))
    const client = (said.get('c') ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 100) || 'a player'
    const answer = await endpoint.run(c, { said, token, client, places })
    return answer instanceof Response ? answer : tell(c, said, { status: 'ok', ...server, ...answer }, 200)
  })
  app.all('/rest/*', () => {
    throw new Refused(0, 'This server does not have this method.')
  })
  return app
}

/** The parameters of an address, and those of a form after them. */
async function saidIn(c: Context<App>): Promise<URLSearchParams> {
  const said = addressed(c)
  const isForm = c.req.header('content-type')?.split(';')[0]?.trim() === 'application/x-www-form-urlencoded'
  if (c.req.method !== 'POST' || !isForm) return said
  for (const [name, value] of new URLSearchParams(await c.req.text())) said.append(name, value)
  return said
}

const addressed = (c: Context<App>) => new URL(c.req.url).searchParams

function tell(c: Context<App>, said: URLSearchParams, answer: Answer, status: 200 | 429 | 500 | 503): Response {
  const { text, type } = write(answer, said.get('f') === 'json' ? 'json' : 'xml')
  return c.body(text, status, { 'content-type': type, 'cache-control': 'no-store' })
}

/** A failure is told in the answer; HTTP's own number only where a program should come again later. */
async function refuse(c: Context<App>, error: DomainError | Refused, isFault: boolean): Promise<Response> {
  const known = error instanceof DomainError ? error : undefined
  const status = isFault ? 500 : known?.code === 'too_many_requests' ? 429 : known?.kind === 'unavailable' ? 503 : 200
  if (known && status !== 200) c.header('retry-after', String(known.params['seconds'] ?? 2))
  const said = await saidIn(c).catch(() => addressed(c))
  const helpUrl = `${c.var.house.machines.publicUrl}/settings#tokens`
  return tell(c, said, { status: 'failed', ...server, ...refusal(error, helpUrl) }, status)
}
