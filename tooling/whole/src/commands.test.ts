import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aHouse, type House } from './testing/house.ts'
import { aPerson, follow, logIn, ready, type Person } from './testing/people.ts'
import { until } from './testing/until.ts'

let house: House
let ada: Person
beforeAll(async () => {
  house = await aHouse()
  ada = await aPerson(house.url)
})
afterAll(() => house[Symbol.asyncDispose]())

const generate = async (person: Person, prompt = 'half a second') =>
  person.api.sounds.generate.mutate({ prompt, readWith: 'rules' })
const blobOf = (sha256: string) => {
  const blobs = join(house.data, 'blobs')
  const found = readdirSync(blobs, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith(sha256))
  return join(blobs, found!)
}

describe('user', () => {
  const password = 'four and twenty blackbirds'

  test('create makes somebody who can log in, with a password that is no argument', async () => {
    expect(await house.command(['user', 'create', 'carla', 'carla@example.org'], `${password}\n`)).toEqual({
      code: 0,
      out: 'carla can log in.\n',
      err: '',
    })
    const { api } = await logIn(house.url, 'carla', password)
    expect(await api.identity.me.query()).toMatchObject({ username: 'carla', email: 'carla@example.org' })
  })

  test.each([
    ['a name that is taken', ['create', 'carla', 'other@example.org'], password],
    ['a password that is too short', ['create', 'dora', 'dora@example.org'], 'short'],
  ])('refuses %s by a sentence', async (_, args, given) => {
    const { code, out, err } = await house.command(['user', ...args], `${given}\n`)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^[A-Z“].*\.\n$/)
  })

  test('suspend ends sessions and streams, and log-in, until activate', async () => {
    const worker = house.pidOf('worker')
    const carla = await logIn(house.url, 'carla', password)
    process.kill(worker, 'SIGSTOP') // so that the stream has something to wait for
    try {
      const { jobId } = await generate(carla)
      let events = 0
      const stream = follow(house.url, carla, jobId!, () => void events++)
      await until('the stream tells something', 20, async () => (events > 0 ? true : undefined))
      expect(await house.command(['user', 'suspend', 'carla'])).toMatchObject({ code: 0 })
      const began = performance.now()
      expect((await stream).events.map(({ kind }) => kind)).not.toContain('ready')
      expect(performance.now() - began).toBeLessThan(1000)
    } finally {
      process.kill(worker, 'SIGCONT')
    }
    await expect(carla.api.identity.me.query()).rejects.toMatchObject({ data: { code: 'UNAUTHORIZED' } })
    await expect(logIn(house.url, 'carla', password)).rejects.toThrow(/\S/)
    expect((await house.command(['user', 'list'])).out).toMatch(/^carla .* SUSPENDED/m)
    expect(await house.command(['user', 'activate', 'carla'])).toMatchObject({ code: 0 })
    await logIn(house.url, 'carla', password)
  })

  test('reset-password ends the old one', async () => {
    expect(await house.command(['user', 'reset-password', 'carla'], 'five and twenty blackbirds\n')).toMatchObject({
      code: 0,
    })
    await expect(logIn(house.url, 'carla', password)).rejects.toThrow(/\S/)
    await logIn(house.url, 'carla', 'five and twenty blackbirds')
  })
})

test('sound tells what was reported, and hides a sound or a collection', async () => {
  const bob = await aPerson(house.url)
  const made = await ready(ada, (await generate(ada, 'a rude one')).id)
  const { shareToken } = await ada.api.sounds.share.mutate({ generationId: made.id, isPublic: true })
  const { id } = await ada.api.sounds.collections.create.mutate({
    name: 'Rude',
    description: 'ruder still',
    isPublic: true,
  })
  await bob.api.sounds.report.mutate({ generationId: made.id, reason: 'sexual', note: 'listen' })
  await bob.api.sounds.reportCollection.mutate({ collectionId: id, reason: 'hateful' })
  const reports = async () => (await house.command(['sound', 'reports'])).out
  expect(await reports()).toMatch(
    new RegExp(
      `${made.id}  1 × sexual  sound by .*: “a rude one”\n    listen\n${id}  1 × hateful  collection by .*: “Rude”\n    says: ruder still\n`,
    ),
  )
  for (const hidden of [made.id, id]) expect(await house.command(['sound', 'hide', hidden])).toMatchObject({ code: 0 })
  expect(await reports()).toBe('Nothing is reported.\n')
  const gone = { data: { code: 'NOT_FOUND' } }
  await expect(bob.api.sounds.shared.query({ token: shareToken })).rejects.toMatchObject(gone)
  await expect(bob.api.sounds.publicCollection.query({ id })).rejects.toMatchObject(gone)
  expect(await ada.api.sounds.collections.get.query({ id })).toMatchObject({ name: 'Rude' })
  await house.command(['sound', 'show', id])
  expect(await bob.api.sounds.publicCollection.query({ id })).toMatchObject({ name: 'Rude' })

  const list = await ada.api.library.playlists.create.mutate({
    name: 'Rude list',
    description: 'rudest',
    isPublic: true,
  })
  await bob.api.library.reportPlaylist.mutate({ id: list.id, reason: 'spam', note: 'look' })
  expect((await house.command(['library', 'reports'])).out).toMatch(
    new RegExp(`${list.id}  1 × spam  playlist by .*: “Rude list”\n    says: rudest\n    look\n`),
  )
})

describe('fsck', () => {
  test('finds a flipped byte and ends with 1', async () => {
    const sound = await ready(ada, (await generate(ada, 'a flipped one')).id)
    expect(await house.command(['fsck'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/all sound\.\n$/) as string,
    })
    const path = blobOf(sound.audioSha256!)
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.with(1000, bytes[1000]! ^ 1))
    const { code, out } = await house.command(['fsck'])
    expect(code).toBe(1)
    expect(out).toMatch(new RegExp(`flipped.*${sound.audioSha256}|${sound.audioSha256}.*flipped`))
    writeFileSync(path, bytes)
  })
})

test('secrets rotate gives a stopped house new ones: who was logged in stays so, and the worker works', async () => {
  const zoe = await aPerson(house.url)
  const rotate = (name: string) => house.command(['secrets', 'rotate', name])
  const file = join(house.data, 'secrets.json')
  const read = () => JSON.parse(readFileSync(file, 'utf8')) as { workerToken: string; session: string }
  const before = read()
  expect(await rotate('worker')).toMatchObject({ code: 78, err: expect.stringMatching(/^Stop Stemma first/) as string })
  expect(read()).toEqual(before)
  await house.end()
  for (const name of ['worker', 'session', 'seal']) expect(await rotate(name)).toMatchObject({ code: 0 })
  await house.begin()
  await ready(zoe, (await generate(zoe, 'after the change')).id)
  const asWorker = await fetch(`${house.url}/trpc/jobs.worker.hello`, {
    method: 'POST',
    headers: { authorization: `Bearer ${before.workerToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ json: { protocol: 2, engines: [] } }),
  })
  expect(asWorker.status).toBe(403)
  const renewed = await fetch(`${house.url}/auth/refresh`, { method: 'POST', headers: zoe.headers })
  expect(renewed.status).toBe(200)
  const cookie = renewed.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const again = await fetch(`${house.url}/auth/refresh`, { method: 'POST', headers: { ...zoe.headers, cookie } })
  expect(again.status).toBe(200)
  expect((await house.command(['seal'])).out).toMatch(/sealed anew/)
})

test('sweep --dry-run says what it would remove and removes nothing', async () => {
  const gone = await ready(ada, (await generate(ada, 'a forgotten one')).id)
  await ada.api.sounds.remove.mutate({ id: gone.id })
  await ada.api.sounds.purge.mutate({ id: gone.id })
  await house.sql(`update storage.holdings set created_at = now() - interval '2 days'`)
  expect(await house.command(['sweep'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Removed 0 blobs/) as string,
  })
  await house.sql(`update storage.blobs set unreferenced_at = unreferenced_at - interval '2 days'`)
  expect(await house.command(['sweep', '--dry-run'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Would remove 2 blobs, [1-9]\d* bytes/) as string,
  })
  expect(readFileSync(blobOf(gone.audioSha256!)).length).toBe(gone.fileSizeBytes)
})

test('sound reports lists what was reported, hide takes it from everybody else, show gives it back', async () => {
  const sound = await ready(ada, (await generate(ada, 'a rude one')).id)
  const { shareToken: token } = await ada.api.sounds.share.mutate({ generationId: sound.id, isPublic: true })
  const bob = await aPerson(house.url)
  const see = () => bob.api.sounds.shared.query({ token })
  await bob.api.sounds.report.mutate({ generationId: sound.id, token, reason: 'hateful', note: 'I hate it.' })
  const { code, out } = await house.command(['sound', 'reports'])
  expect(code).toBe(0)
  expect(out).toMatch(new RegExp(`^${sound.id} .*hateful.*${ada.name}.*a rude one.*\n    I hate it\\.\n$`))
  expect(await house.command(['sound', 'hide', sound.id])).toMatchObject({ code: 0 })
  await expect(see()).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } })
  const media = () => fetch(`${house.url}${sound.audioUrl}?via=${token}`, { headers: bob.headers })
  expect((await media()).status).toBe(404)
  expect(await ada.api.sounds.get.query({ id: sound.id })).toMatchObject({ state: 'ready' })
  expect(await house.command(['sound', 'show', sound.id])).toMatchObject({ code: 0 })
  expect(await see()).toMatchObject({ prompt: 'a rude one' })
  expect((await media()).status).toBe(200)
})

test('migrate status lists every step of the database that is being served', async () => {
  const { code, out } = await house.command(['migrate', 'status'])
  expect(code).toBe(0)
  const steps = out.trim().split('\n')
  expect(steps.length).toBeGreaterThan(3)
  for (const step of steps) expect(step).toMatch(/^\d{4}-[\w-]+ {2}\d{4}-\d\d-\d\dT/)
})

test('the server refuses to serve as a superuser, by a sentence and 78', async () => {
  const { code, out, err } = await house.serveFrom(house.adminUrl())
  expect({ code, out }).toEqual({ code: 78, out: '' })
  expect(err).toMatch(/^DATABASE_URL connects as postgres, to whom row-level security does not apply.*\n$/)
})
