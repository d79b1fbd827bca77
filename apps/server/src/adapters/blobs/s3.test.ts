import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aBlobStore, bytesOf, expectedOf, streamOfBytes } from './testing/conformance.ts'
import { faultyProxy, type Fault } from './testing/s3-proxy.ts'
import { s3Blobs, type S3Options } from './s3.ts'

const bucket = 'stemma'
let directory: string
let server: ChildProcessByStdio<Writable, Readable, null>
let port: number
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 's3-'))
  const script = fileURLToPath(new URL('./testing/s3-server.ts', import.meta.url))
  const stdio: ['pipe', 'pipe', 'inherit'] = ['pipe', 'pipe', 'inherit']
  server = spawn(process.execPath, ['--openssl-legacy-provider', script, directory, bucket], { stdio })
  const [told] = (await once(server.stdout, 'data')) as [Buffer]
  port = Number(told)
})
afterAll(async () => {
  server.stdin.end()
  await once(server, 'exit')
  await rm(directory, { recursive: true })
})

const endpoint = () => `http://127.0.0.1:${port}`
const aStore = (options: Partial<S3Options> = {}) =>
  s3Blobs({
    endpoint: endpoint(),
    region: 'eu-central-1',
    bucket,
    prefix: randomUUID(),
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    forcePathStyle: true,
    timeoutMs: 10_000,
    ...options,
  })

describe('S3 as a blob store', () => {
  aBlobStore(async () => aStore(), { runs: 15 })

  test('a list of many pages tells every object once, misnamed and foreign ones too, and nothing of other prefixes', async () => {
    const prefix = randomUUID()
    const store = aStore({ prefix, pageSize: 3 })
    const blobs = Array.from({ length: 10 }, () => new Uint8Array(randomBytes(20)))
    for (const bytes of blobs) await store.put(bytes, expectedOf(bytes))
    await aStore({ prefix: `${prefix}-other` }).put(blobs[0] ?? randomBytes(1), expectedOf(blobs[0] ?? randomBytes(1)))
    const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
    const client = new S3Client({ endpoint: endpoint(), region: 'eu-central-1', forcePathStyle: true, credentials })
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: `${prefix}/notes/readme.txt`, Body: 'x' }))
    const listed: [string, string | undefined][] = []
    for await (const { name, sha256 } of store.list()) listed.push([name, sha256])
    expect(listed).toHaveLength(11)
    expect(listed.filter(([, sha256]) => sha256 === undefined)).toEqual([['notes/readme.txt', undefined]])
    const digests = listed.flatMap(([, sha256]) => sha256 ?? []).sort()
    expect(digests).toEqual(blobs.map((bytes) => expectedOf(bytes).sha256).sort())
  })

  test('a blob of several parts is read back whole and in part', { timeout: 30_000 }, async () => {
    const store = aStore()
    const bytes = new Uint8Array(randomBytes(11 * 1024 * 1024 + 7))
    const expected = expectedOf(bytes)
    await store.put(streamOfBytes(bytes, 100_001), expected)
    expect(Buffer.compare(await bytesOf((await store.read(expected.sha256))?.stream), bytes)).toBe(0)
    const range = { start: 5 * 1024 * 1024 - 3, end: 5 * 1024 * 1024 + 2 }
    expect(await bytesOf((await store.read(expected.sha256, range))?.stream)).toEqual(
      bytes.slice(range.start, range.end + 1),
    )
  })

  test('parts that do not make the announced blob are never joined', async () => {
    const { endpoint, seen, close } = await faultyProxy(port, () => 'pass')
    const bytes = new Uint8Array(randomBytes(6 * 1024 * 1024))
    const expected = expectedOf(bytes)
    bytes[5] = (bytes[5] ?? 0) ^ 1
    const store = aStore({ endpoint })
    await expect(store.put(streamOfBytes(bytes), expected)).rejects.toMatchObject({ code: 'blob_mismatch' })
    expect(await store.stat(expected.sha256)).toBeUndefined()
    expect(seen.filter((line) => line.startsWith('PUT'))).toHaveLength(1)
    expect(seen.filter((line) => line.startsWith('POST') && line.includes('uploadId'))).toEqual([])
    expect(seen.filter((line) => line.startsWith('DELETE') && line.includes('uploadId'))).toHaveLength(1)
    close()
  })
})

describe('a store that misbehaves', () => {
  // As short as a busy machine lets it be: what is not hung up must answer within it.
  const patience = 1500
  const closing: (() => void)[] = []
  afterEach(() => closing.splice(0).forEach((close) => close()))

  const small = new Uint8Array(randomBytes(300_000))
  const big = new Uint8Array(randomBytes(6 * 1024 * 1024))

  /** A store behind a proxy that gives these faults to the requests it matches, in turn, then lets all pass. */
  const behind = async (matches: (request: IncomingMessage) => boolean, ...faults: Fault[]) => {
    const { endpoint, seen, close } = await faultyProxy(port, (request) =>
      matches(request) ? (faults.shift() ?? 'pass') : 'pass',
    )
    closing.push(close)
    return { store: aStore({ endpoint, timeoutMs: patience }), seen }
  }
  const every = () => true
  const of = (method: string) => (request: IncomingMessage) => request.method === method
  const unavailable = { code: 'storage_unavailable', kind: 'unavailable' }

  test.for<[string, Fault[]]>([
    ['stumbles', [{ status: 500 }, { status: 503 }]],
    ['breaks the connection', ['cut', 'cut']],
    ['says nothing', ['hang']],
    ['does it but loses the answer', ['lose']],
  ])('that %s is asked again', { timeout: 60_000 }, async ([, faults]) => {
    for (const bytes of [small, big]) {
      const { store } = await behind(of('PUT'), ...faults)
      await store.put(streamOfBytes(bytes), expectedOf(bytes))
      expect((await store.stat(expectedOf(bytes).sha256))?.size).toBe(bytes.byteLength)
    }
    for (const method of ['GET', 'HEAD', 'DELETE']) {
      let matched = 0
      const again = await faultyProxy(port, (request) =>
        request.method === method ? (faults[matched++] ?? 'pass') : 'pass',
      )
      closing.push(again.close)
      const stored = aStore({ endpoint: again.endpoint, timeoutMs: patience, prefix: 'again' })
      await stored.put(small, expectedOf(small))
      if (method === 'HEAD') expect((await stored.stat(expectedOf(small).sha256))?.size).toBe(small.byteLength)
      if (method === 'GET') expect(await bytesOf((await stored.read(expectedOf(small).sha256))?.stream)).toEqual(small)
      await stored.remove(expectedOf(small).sha256)
      expect(matched).toBeGreaterThan(faults.length)
    }
  })

  test('a joined upload whose answer is lost has succeeded', async () => {
    const { store } = await behind(
      (request) => request.method === 'POST' && !!request.url?.includes('uploadId'),
      'lose',
    )
    await store.put(streamOfBytes(big), expectedOf(big))
    expect((await store.stat(expectedOf(big).sha256))?.size).toBe(big.byteLength)
  })

  test('an answer that breaks off or stalls goes on where it ended', { timeout: 60_000 }, async () => {
    const faults: Fault[] = [{ cutAfter: 100_000 }, { stallAfter: 70_000 }, { cutAfter: 1000 }]
    const { store, seen } = await behind(of('GET'), ...faults)
    await store.put(small, expectedOf(small))
    const read = await store.read(expectedOf(small).sha256, { start: 10, end: 299_998 })
    expect(Buffer.compare(await bytesOf(read?.stream), small.subarray(10, 299_999))).toBe(0)
    expect(seen.filter((line) => line.startsWith('GET')).length).toBeGreaterThan(3)
  })

  test('an answer that breaks off again and again without a byte is given up', { timeout: 60_000 }, async () => {
    const { store } = await behind(of('GET'), { cutAfter: 100 }, ...Array.from({ length: 9 }, () => ({ cutAfter: 0 })))
    await store.put(small, expectedOf(small))
    const read = await store.read(expectedOf(small).sha256)
    await expect(bytesOf(read?.stream)).rejects.toMatchObject(unavailable)
  })

  test('one that never answers is told as such, whatever was asked', { timeout: 60_000 }, async () => {
    const { sha256 } = expectedOf(small)
    for (const fault of [{ status: 503 }, 'cut', 'hang'] as const) {
      const { store } = await behind(every, ...Array.from({ length: 200 }, () => fault))
      const asked = [
        store.put(small, expectedOf(small)),
        store.put(streamOfBytes(big), expectedOf(big)),
        store.read(sha256),
        store.stat(sha256),
        store.remove(sha256),
        store.list()[Symbol.asyncIterator]().next(),
      ]
      for (const result of await Promise.allSettled(asked))
        expect(result).toMatchObject({ status: 'rejected', reason: unavailable })
    }
  })

  test('one that is not there, refuses the key or lacks the bucket is told so too, and the sender is stopped', async () => {
    for (const wrong of [{ endpoint: 'http://127.0.0.1:1' }, { accessKeyId: 'nobody' }, { bucket: 'nothing' }]) {
      let cancelled = false
      const source = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
        cancel() {
          cancelled = true
        },
      })
      const store = aStore(wrong)
      await expect(store.put(source, expectedOf(big))).rejects.toMatchObject(unavailable)
      expect(cancelled).toBe(true)
      await expect(store.read(expectedOf(small).sha256)).rejects.toMatchObject(unavailable)
    }
  })
})
