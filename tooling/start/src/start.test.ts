import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { isAlive, removePostgres, startPostgres } from '@stemma/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { aHouse, allGone, forgetDatabase, keepDatabase, postmaster, type House, type Running } from './testing.ts'

const pids = (house: House, { child }: Running) => [
  child.pid!,
  house.noted('server').pid,
  house.noted('worker').pid,
  postmaster(house.data),
]
const readyWithWorker = async (house: House, running: Running) => {
  const line = await running.said('Stemma is ready')
  await expect.poll(() => existsSync(join(house.root, 'worker.json')), { timeout: 20_000 }).toBe(true)
  await expect
    .poll(() => readFileSync(join(house.root, 'worker.json'), 'utf8').length, { timeout: 20_000 })
    .toBeGreaterThan(0)
  return line
}

describe('the whole', () => {
  test('may be told to stop at any moment of its beginning', async () => {
    await using house = await aHouse()
    for (const milliseconds of [150, 300, 600, 900]) {
      const running = house.start()
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      running.child.kill('SIGTERM')
      expect([0, null]).toContain(await running.ended) // null: before it could listen for signals
      expect(existsSync(join(house.data, 'postgres/cluster/postmaster.pid'))).toBe(false)
    }
    const last = house.start()
    await last.said('Stemma is ready')
  })

  test('runs on a database and secrets of its own, tells where it is, and leaves nothing behind after a signal', async () => {
    await using house = await aHouse()
    const running = house.start({ ANTHROPIC_API_KEY: 'of-the-server', UNKNOWN: 'variable' })
    expect(await readyWithWorker(house, running)).toContain(`http://127.0.0.1:${house.port}`)
    const { env } = house.noted('server')
    expect(env['DATABASE_URL']).toMatch(/^postgres:\/\/stemma_api:[^@]+@127\.0\.0\.1:\d+\/stemma$/)
    expect(env).toMatchObject({ STEMMA_DATA: house.data, ANTHROPIC_API_KEY: 'of-the-server', NODE_ENV: 'production' })
    expect(env).not.toHaveProperty('UNKNOWN')
    expect(statSync(env['STEMMA_SECRETS']!).mode & 0o777).toBe(0o600)
    const secrets = JSON.parse(readFileSync(env['STEMMA_SECRETS']!, 'utf8')) as { workerToken: string }
    const worker = house.noted('worker').env
    expect(worker).toMatchObject({ SERVER_URL: `http://127.0.0.1:${house.port}`, WORKER_TOKEN: secrets.workerToken })
    expect(Object.keys(worker).filter((name) => /DATABASE|SECRETS|KEY/.test(name))).toEqual([])

    const all = pids(house, running)
    running.child.kill('SIGTERM')
    expect(await running.ended).toBe(0)
    expect(await allGone(all, 5)).toBe(true)
    expect(readFileSync(join(house.data, 'secrets.json'), 'utf8')).toContain(secrets.workerToken)
    keepDatabase(house)
  })
  afterAll(forgetDatabase)

  test('is started only once in a data folder', async () => {
    await using house = await aHouse()
    const first = house.start()
    await first.said('Stemma is ready')
    const second = house.start()
    expect(await second.ended).toBe(0)
    expect(second.output()).toContain(`already runs at http://127.0.0.1:${house.port} (process ${first.child.pid}`)
    expect(isAlive(first.child.pid!)).toBe(true)
  })

  test('says in a sentence that the port is taken, or a variable is wrong, and ends with 78', async () => {
    await using house = await aHouse()
    const other = createServer().listen(house.port, '127.0.0.1')
    try {
      const running = house.start()
      expect(await running.ended).toBe(78)
      expect(running.output()).toContain(`Port ${house.port} is taken by another program`)
    } finally {
      other.close()
    }
    const wrong = house.start({ PORT: 'http' })
    await wrong.ended
    expect(wrong.output()).toContain('PORT must be a number')
  })

  test('ends with 78 when the server says that its configuration is wrong', async () => {
    await using house = await aHouse()
    house.write('server.ts', `console.error('S3_BUCKET is missing.'); process.exit(78)`)
    const running = house.start()
    expect(await running.ended).toBe(78)
    expect(running.output()).toContain('S3_BUCKET is missing.')
    expect(existsSync(join(house.data, 'postgres/cluster/postmaster.pid'))).toBe(false)
  })
})

describe('death', () => {
  test('of the server: it is started again', async () => {
    await using house = await aHouse()
    const running = house.start()
    await running.said('Stemma is ready')
    const { pid } = house.noted('server')
    await fetch(`http://127.0.0.1:${house.port}/crash`).catch(() => {})
    await running.said('ended with code 1; starting it again in 0.5 s')
    await expect
      .poll(
        () =>
          fetch(`http://127.0.0.1:${house.port}`).then(
            (r) => r.ok,
            () => false,
          ),
        { timeout: 20_000 },
      )
      .toBe(true)
    expect(house.noted('server').pid).not.toBe(pid)
  })

  test('of the shell above us: everything stops', async () => {
    await using house = await aHouse()
    const running = house.start({}, (command) => ['sh', '-c', `"$0" "$@"; true`, ...command])
    await readyWithWorker(house, running)
    const all = pids(house, running)
    running.child.kill('SIGKILL')
    expect(await allGone(all, 8)).toBe(true)
  })

  test('of npx, far above us, while all between live on: everything stops', async () => {
    await using house = await aHouse()
    // npx ends at SIGTERM and leaves what it ran to itself
    const npx = join(house.root, 'npx-cli.js')
    writeFileSync(npx, `require('child_process').spawn('sh', process.argv.slice(2), { stdio: 'inherit' })`)
    const chain = ['-c', `sh -c '"$0" "$@"; true' "$0" "$@"; true`]
    const running = house.start({}, (command) => [process.execPath, npx, ...chain, ...command])
    await readyWithWorker(house, running)
    const all = pids(house, running)
    running.child.kill('SIGTERM')
    expect(await allGone(all, 8)).toBe(true)
  })

  test('of the supervisor by kill -9: its children stop, and the next start adopts the database', async () => {
    await using house = await aHouse()
    const first = house.start()
    await readyWithWorker(house, first)
    const database = postmaster(house.data)
    const children = [house.noted('server').pid, house.noted('worker').pid]
    first.child.kill('SIGKILL')
    expect(await allGone(children, 8)).toBe(true)
    expect(isAlive(database)).toBe(true)
    const second = house.start()
    await second.said('Stemma is ready')
    expect(postmaster(house.data)).toBe(database)
    second.child.kill('SIGINT')
    expect(await second.ended).toBe(0)
    expect(isAlive(database)).toBe(false)
  })
})

describe('with DATABASE_URL', () => {
  test('migrates with a role that may create roles, serves as stemma_api, and makes no secrets by itself', async () => {
    await using house = await aHouse()
    const folder = join(house.root, 'own')
    const { url } = await startPostgres({ data: folder, settings: { fsync: 'off', shared_buffers: '16MB' } })
    try {
      const bare = house.start({ DATABASE_URL: url })
      expect(await bare.ended).toBe(78)
      expect(bare.output()).toContain('secrets.json is missing')

      writeFileSync(join(house.data, 'secrets.json'), JSON.stringify(someSecrets()))
      const running = house.start({ DATABASE_URL: url })
      await running.said('Stemma is ready')
      const served = house.noted('server').env['DATABASE_URL']!
      expect(served).toContain('//stemma_api:')
      running.child.kill('SIGTERM')
      await running.ended

      const given = house.start({ DATABASE_URL: served, MIGRATE_DATABASE_URL: url })
      await given.said('Stemma is ready')
      expect(house.noted('server').env['DATABASE_URL']).toBe(served)
      expect(house.noted('server').env).not.toHaveProperty('MIGRATE_DATABASE_URL')
    } finally {
      await removePostgres({ data: folder })
    }
  })

  test('names the variable when nobody answers there', async () => {
    await using house = await aHouse()
    writeFileSync(join(house.data, 'secrets.json'), JSON.stringify(someSecrets()))
    const url = 'postgres://a:hidden@127.0.0.1:1/x'
    const running = house.start({ DATABASE_URL: url, MIGRATE_DATABASE_URL: url })
    expect(await running.ended).toBe(78)
    expect(running.output()).toMatch(/MIGRATE_DATABASE_URL names a database that does not let us in.*ECONNREFUSED/)
    expect(running.output()).not.toContain('hidden')
  })
})

function someSecrets(): object {
  const random = () => randomBytes(32).toString('base64url')
  const seal = { current: 'k1', keys: { k1: random() } }
  return { seal, session: random(), workerToken: random(), databasePassword: random() }
}
