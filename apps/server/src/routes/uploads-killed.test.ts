import { createHash, randomBytes } from 'node:crypto'
import { existsSync, linkSync, readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { environment } from '@stemma/api/testing/env'
import { encodeWav } from '@stemma/audio'
import { withClient } from '@stemma/testing'
import { beforeAll, expect, test } from 'vitest'
import { aServerProcess } from '../testing/server-process.ts'

const house = aServerProcess()
const person = { cookie: '', origin: '' }
beforeAll(async () => {
  await house.start()
  Object.assign(person, await house.aMember('ada'))
})

const tus = { 'tus-resumable': '1.0.0' }
const bytesType = { 'content-type': 'application/offset+octet-stream' }
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A WAV of so many bytes of noise. */
function aWav(size: number): Buffer {
  const wav = Buffer.from(
    encodeWav({ sampleRate: 8000, channels: [new Float32Array((size - 44) / 2)] }, { format: 'pcm16' }),
  )
  randomBytes(size - 44).copy(wav, 44)
  return wav
}

const announced = async (size: number, headers: Record<string, string> = {}): Promise<string> => {
  const answer = await fetch(`${house.made.url}/uploads`, {
    method: 'POST',
    headers: { ...tus, ...person, 'upload-length': String(size), ...headers },
  })
  expect(answer.status).toBe(201)
  return new URL(answer.headers.get('location')!, house.made.url).href
}
const offsetOf = async (at: string): Promise<number> => {
  const ask = () => fetch(at, { method: 'HEAD', headers: { ...tus, ...person } })
  // A kept connection may be one that the server has just closed, with somebody's part half sent.
  const answer = await ask().catch(ask).catch(ask)
  expect(answer.status).toBe(200)
  return Number(answer.headers.get('upload-offset'))
}
const patch = (at: string, offset: number, body: Uint8Array<ArrayBuffer> | ReadableStream) =>
  fetch(at, {
    method: 'PATCH',
    body,
    headers: { ...tus, ...person, ...bytesType, 'upload-offset': String(offset) },
    ...(body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
  })
const rest = (wav: Buffer, from: number) => Uint8Array.from(wav.subarray(from))
const stored = (hash: string) => join(house.made.data, 'blobs', hash.slice(0, 2), hash.slice(2, 4), hash)
const noted = (at: string) =>
  withClient(house.made.adminUrl, async (client) => {
    const { rows } = await client.query<{ state: string; received: string }>(
      'select state, received from library.uploads where id = $1',
      [at.split('/').at(-1)],
    )
    return { state: rows[0]?.state, received: Number(rows[0]?.received) }
  })
const stateOf = async (at: string) => (await noted(at)).state

/** Sends the head of a request that announces all the rest, and only so much of it; the connection stays open. */
const begin = (at: string, offset: number, body: Buffer, much: number): Promise<() => void> =>
  new Promise((resolve, reject) => {
    const { port, pathname, host } = new URL(at)
    const head = { ...tus, ...person, ...bytesType, host, 'upload-offset': offset, 'content-length': body.length }
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`)
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`PATCH ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`)
      socket.write(body.subarray(0, much), () => resolve(() => socket.destroy()))
    })
    socket.on('error', reject)
    socket.on('close', () => socket.removeListener('error', reject))
    socket.on('error', () => {})
  })

const kills = environment.deep ? 10 : 2

test(
  `a server killed at ${kills} offsets goes on where it was safe, and the file is the same`,
  { timeout: 120_000 },
  async () => {
    const wav = aWav(40 * 1024 * 1024)
    const at = await announced(wav.length, {
      'upload-metadata': `sha256 ${Buffer.from(digest(wav)).toString('base64')}`,
    })
    const ends = Array.from({ length: kills }, () => randomBytes(4).readUInt32LE() % (wav.length - 1)).sort(
      (a, b) => a - b,
    )
    ends[kills - 1] = Math.max(ends[kills - 1]!, 24 * 1024 * 1024) // 16 MB are noted by then, if never before
    let safe = 0
    for (const end of ends) {
      const offset = await offsetOf(at)
      expect(offset).toBeGreaterThanOrEqual(safe)
      safe = offset
      if (end <= offset) continue
      const leave = await begin(at, offset, wav.subarray(offset), end - offset)
      if (end === ends.at(-1)) await expect.poll(async () => (await noted(at)).received).toBeGreaterThan(0)
      else await new Promise((resolve) => setTimeout(resolve, randomBytes(1)[0]! / 2))
      await house.kill()
      leave()
      await house.start()
    }
    const offset = await offsetOf(at)
    expect(offset).toBeGreaterThan(0)
    expect((await patch(at, offset, rest(wav, offset))).status).toBe(204)
    expect(await stateOf(at)).toBe('checking')
    expect(digest(readFileSync(stored(digest(wav))))).toBe(digest(wav))
    expect(readdirSync(join(house.made.data, 'uploads'))).toEqual([])
  },
)

test('many small files take one request each, several at a time', { timeout: 60_000 }, async () => {
  const count = 60
  const files = Array.from({ length: count }, () => aWav(4096))
  let next = 0
  const sender = async () => {
    for (let wav = files[next++]; wav; wav = files[next++]) {
      const answer = await fetch(`${house.made.url}/uploads`, {
        method: 'POST',
        body: rest(wav, 0),
        headers: { ...tus, ...person, ...bytesType, 'upload-length': String(wav.length) },
      })
      expect(answer.status).toBe(201)
    }
  }
  await Promise.all(Array.from({ length: 6 }, sender))
})

test('what came before the network went is kept, and a dead connection does not hold the file', async () => {
  const wav = aWav(3 * 1024 * 1024)
  const at = await announced(wav.length)
  const leave = await begin(at, 0, wav, 1_000_000)
  await expect.poll(() => existsSync(join(house.made.data, 'uploads', at.split('/').at(-1)!))).toBe(true)
  leave()
  await expect.poll(() => offsetOf(at)).toBeGreaterThan(0)
  const first = await offsetOf(at)
  // This one never closes: who comes after it is let in all the same.
  const late = await begin(at, first, wav.subarray(first), 500_000)
  await new Promise((resolve) => setTimeout(resolve, 200))
  const second = await offsetOf(at)
  expect(second).toBeGreaterThanOrEqual(first)
  expect((await patch(at, second, rest(wav, second))).status).toBe(204)
  late()
  expect(digest(readFileSync(stored(digest(wav))))).toBe(digest(wav))
})

test('a file that is in the store already when its end is lost is never written to again', async () => {
  const wav = aWav(2 * 1024 * 1024)
  const at = await announced(wav.length)
  expect((await patch(at, 0, rest(wav.subarray(0, 1_500_000), 0))).status).toBe(204)
  // As if the server had died between the store and the database.
  const another = join(house.made.data, 'a second name')
  linkSync(join(house.made.data, 'uploads', at.split('/').at(-1)!), another)
  const before = digest(readFileSync(another))
  const lie = Buffer.concat([wav.subarray(1_500_000)]).fill(9)
  expect((await patch(at, 1_500_000, rest(lie, 0))).status).toBe(204)
  expect(digest(readFileSync(another))).toBe(before)
})

test('two who write at once do not mix', async () => {
  const wav = aWav(4 * 1024 * 1024)
  const at = await announced(wav.length)
  const answers = await Promise.allSettled([
    patch(at, 0, rest(wav, 0)),
    patch(at, 0, rest(wav, 0)),
    patch(at, 0, rest(wav, 0)),
  ])
  expect(answers.length).toBe(3)
  for (let tries = 0; (await stateOf(at)) === 'receiving' && tries < 5; tries++) {
    const offset = await offsetOf(at)
    // Who is stopped for another's sake may find the connection closed before everything is sent.
    await patch(at, offset, rest(wav, offset)).catch(() => undefined)
  }
  expect(await stateOf(at)).toBe('checking')
  expect(digest(readFileSync(stored(digest(wav))))).toBe(digest(wav))
})
