import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createOrm, effects, inWork, type Orm } from '@stemma/domain'
import { Keyring } from '@stemma/domain/identity'
import { createJobQueue, type JobQueue } from '@stemma/domain/jobs'
import { createTestDatabase, withClient } from '@stemma/testing'
import { beforeAll } from 'vitest'
import { aProxy, type Proxy } from './proxy.ts'
import { freePort, run, serverEntry, workerEntry, type Running } from './processes.ts'

type Row = Record<string, unknown>

/** A real server with its database, a proxy before it, and as many workers as a test starts. */
export function aHouse() {
  const house = {} as {
    url: string
    proxy: Proxy
    server: Running
    orm: Orm
    queue: JobQueue
    adminUrl: string
    environment: Record<string, string>
  }
  const workers = new Set<Running>()
  const token = randomBytes(32).toString('base64url')

  beforeAll(async () => {
    const database = await createTestDatabase()
    const folder = mkdtempSync(join(tmpdir(), 'stemma-worker-'))
    const [seal, session] = [randomBytes(32), randomBytes(32)]
    const secrets = {
      seal: { current: 'k1', keys: { k1: seal.toString('base64url') } },
      session: session.toString('base64url'),
      workerToken: token,
    }
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify(secrets))
    const port = await freePort()
    house.url = `http://127.0.0.1:${port}`
    house.adminUrl = database.adminUrl
    house.environment = { PORT: String(port), DATABASE_URL: database.apiUrl, STEMMA_DATA: folder, LOG_LEVEL: 'info' }
    house.server = await startServer()
    house.proxy = await aProxy(house.url)
    house.orm = createOrm({ url: database.apiUrl })
    house.queue = createJobQueue(house.orm, { effects, keys: new Keyring([{ id: 'k1', secret: seal }], session) })
    return async () => {
      for (const worker of workers) await worker.end('SIGKILL')
      await house.queue.close()
      await house.orm.close()
      await house.proxy.close()
      await house.server.end('SIGKILL')
      await database.drop()
      rmSync(folder, { recursive: true })
    }
  })

  async function startServer(): Promise<Running> {
    const server = run(serverEntry, house.environment)
    await server.says('listening')
    return server
  }

  const admin = (text: string, values: unknown[] = []): Promise<Row[]> =>
    withClient(house.adminUrl, async (client) => (await client.query(text, values)).rows as Row[])

  return {
    house,
    token,
    admin,
    startServer,
    /** A worker that is ready; `env` changes its environment. */
    startWorker: async (env: Record<string, string> = {}): Promise<Running> => {
      const worker = run(workerEntry, { SERVER_URL: house.proxy.url, WORKER_TOKEN: token, ...env })
      workers.add(worker)
      void worker.ended.then(() => workers.delete(worker))
      await worker.says('working')
      return worker
    },
    aPerson: async (): Promise<string> => {
      const [id, name] = [randomUUID(), `p${randomBytes(4).toString('hex')}`]
      await admin(
        `insert into identity.users (id, email, username, password_hash) values ($1, $2 || '@example.org', $2, 'none')`,
        [id, name],
      )
      await admin('insert into identity.profiles (user_id, username) values ($1, $2)', [id, name])
      return id
    },
    /** A sound that was asked for: the ids of its row and of its job. */
    ask: async (
      owner: string,
      prompt = 'a short squeaky one that ends wet',
      reader: string | null = 'rules/v1',
    ): Promise<{ id: string; jobId: string }> => {
      const id = randomUUID()
      await admin(
        `insert into sounds.generations (id, user_id, prompt, duration, wetness, pitch, type, seed, reader, state)
        values ($1, $2, $3, 1, 5, 5, 'classic', 7, $4, 'reading')`,
        [id, owner, prompt, reader],
      )
      const origin = { ip: null, userAgent: null, requestId: `click-${id.slice(0, 8)}` }
      const jobId = await inWork(
        house.orm,
        { user: owner },
        (work) => house.queue.enqueue(work, 'sounds.generate', { v: 1, generationId: id as never }, { subjectId: id }),
        origin,
      )
      return { id, jobId }
    },
    sound: async (id: string) => (await admin('select * from sounds.generations where id = $1', [id]))[0]!,
    kinds: async (jobId: string) =>
      (await admin('select kind from jobs.events where job_id = $1 order by id', [jobId])).map((row) => row['kind']),
    /** Until the job has ended, hearing of it as a browser does. */
    ending: async (owner: string, jobId: string): Promise<void> => {
      const leaving = new AbortController()
      for await (const _ of house.queue.follow(jobId, leaving.signal)) {
        if ((await inWork(house.orm, { user: owner }, (work) => work.jobs.get(jobId))).isOver) return
      }
    },
    /** As if the worker of a job had been silent for so long that the job is another's. */
    silence: (jobId: string) =>
      admin(`update pgboss.job set heartbeat_on = heartbeat_on - interval '11 s' where id = $1 and state = 'active'`, [
        jobId,
      ]),
  }
}
