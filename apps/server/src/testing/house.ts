import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { beforeAll } from 'vitest'
import type { Machines } from '@stemma/api'
import { createOrm, effects } from '@stemma/domain'
import { Keyring } from '@stemma/domain/identity'
import { createJobQueue } from '@stemma/domain/jobs'
import { createTestDatabase } from '@stemma/testing'
import { listenBrainzAt } from '../adapters/listen-brainz.ts'
import { fileBlobs } from '../adapters/blobs/files.ts'
import { ffmpeg } from '../adapters/ffmpeg/ffmpeg.ts'
import { uploadFiles } from '../adapters/uploads/files.ts'
import { createApp } from '../app.ts'
import type { House } from '../context.ts'
import { createMetrics } from '../metrics.ts'
import { loadWebApp } from '../web.ts'

export type Answer = { status: number; body: unknown; headers: Headers; text: string }

/** A browser without a window: it keeps cookies and says where it comes from. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #fetch: (request: Request) => Promise<Response> | Response

  constructor(fetch: (request: Request) => Promise<Response> | Response) {
    this.#fetch = fetch
  }

  async send(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await this.#fetch(
      new Request(`${publicUrl}${path}`, {
        method,
        headers: {
          ...(cookie ? { cookie } : {}),
          ...(method === 'GET' ? {} : { origin: publicUrl, 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : {
              body:
                body instanceof Uint8Array
                  ? Uint8Array.from(body)
                  : typeof body === 'string'
                    ? body
                    : JSON.stringify(body),
            }),
      }),
    )
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (/Max-Age=0/.test(line)) this.cookies.delete(name!)
      else this.cookies.set(name!, value!)
    }
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text,
    }
  }

  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.send('POST', path, { body, ...(headers ? { headers } : {}) })
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.send('GET', path, headers ? { headers } : {})
  }
}

export const publicUrl = 'http://stemma.test'

const aPage = '<!doctype html><html><head><title>Stemma</title></head><body><div id="root"></div></body></html>'

/** The server's app over a database and a folder of this file's own. `sent` is the mail it sent, `lines` what it logged. */
export function aHouse(overrides: Partial<Machines> = {}) {
  const made = {} as {
    app: ReturnType<typeof createApp>
    house: House
    sent: { to: string; subject: string; text: string }[]
    lines: string[]
    adminUrl: string
  }
  beforeAll(async () => {
    const database = await createTestDatabase()
    const folder = await mkdtemp(join(tmpdir(), 'stemma-house-'))
    await mkdir(join(folder, 'web/assets'), { recursive: true })
    await writeFile(join(folder, 'web/index.html'), aPage)
    await writeFile(join(folder, 'web/assets/app-abc.js'), `console.log(${JSON.stringify('x'.repeat(4000))})`)
    const orm = createOrm({ url: database.apiUrl })
    const keys = new Keyring([{ id: 'k1', secret: Buffer.alloc(32, 1) }], Buffer.alloc(32, 2))
    const queue = createJobQueue(orm, { effects, keys })
    made.sent = []
    made.lines = []
    made.adminUrl = database.adminUrl
    made.house = {
      workerToken: 'the-worker-secret-of-this-test-0123456789',
      trustProxy: false,
      ffmpeg: ffmpeg({ folder: join(folder, 'uploads') }),
      uploads: uploadFiles({ folder: join(folder, 'uploads') }),
      secureCookies: true,
      machines: {
        orm,
        queue,
        keys,
        publicUrl,
        blobs: fileBlobs({ folder: join(folder, 'blobs') }),
        mail: { send: async (message) => void made.sent.push(message) },
        listenBrainz: listenBrainzAt('http://127.0.0.1:9', true),
        reader: undefined,
        readerWith: async () => {
          throw new Error('No provider is asked in this test.')
        },
        limit: async () => {},
        plans: { billing: false, storageLimit: null },
        registration: 'open',
        passwordRules: 'length',
        ...overrides,
      },
    }
    const log = pino({ level: 'trace' }, { write: (line) => void made.lines.push(line) })
    made.app = createApp({ house: made.house, log, metrics: createMetrics(), web: loadWebApp(join(folder, 'web')) })
    return async () => {
      await queue.close()
      await orm.close()
      await database.drop()
      await rm(folder, { recursive: true })
    }
  })
  return {
    get app() {
      return made.app
    },
    get house() {
      return made.house
    },
    get sent() {
      return made.sent
    },
    get lines() {
      return made.lines
    },
    get adminUrl() {
      return made.adminUrl
    },
    visitor: () => new Visitor((request) => made.app.fetch(request)),
  }
}

let people = 0
/** Somebody who has just registered. */
export async function aMember(house: { visitor: () => Visitor }) {
  const name = `member${++people}`
  const visitor = house.visitor()
  const credentials = { email: `${name}@example.org`, username: name, password: 'a password of theirs' }
  const answer = await visitor.post('/auth/register', credentials)
  if (answer.status !== 201) throw new Error(`registering failed: ${answer.text}`)
  return { visitor, ...credentials }
}
