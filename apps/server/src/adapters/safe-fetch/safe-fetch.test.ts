import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { isPublicAddress } from './addresses.ts'
import { guardedAgent } from './guarded.ts'
import { safeFetch } from './safe-fetch.ts'

type Seen = { method: string | undefined; path: string | undefined; headers: IncomingMessage['headers']; body: string }

const closing: (() => void)[] = []
const aServer = async (answer: (request: IncomingMessage, response: ServerResponse) => void) => {
  const seen: Seen[] = []
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    seen.push({ method: request.method, path: request.url, headers: request.headers, body })
    answer(request, response)
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { seen, port, host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}` }
}
const close = () => closing.splice(0).forEach((end) => end())

const refused = { code: 'fetch_refused', kind: 'invalid' }

describe('the way into a private network is closed', () => {
  let secret: Awaited<ReturnType<typeof aServer>>
  beforeAll(async () => {
    secret = await aServer((_, response) => response.end('secret'))
  })
  afterAll(close)

  test.each([
    '127.0.0.1',
    '127.0.0.1.',
    '127.1',
    '127.0.1',
    '127.8.9.10',
    '2130706433',
    '0x7f000001',
    '0x7F.0x0.0x0.0x1',
    '0177.0.0.1',
    '017700000001',
    '0',
    '0.0.0.0',
    'localhost',
    'LocalHost.',
    'stemma.localhost',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    '%31%32%37.0.0.1',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::]',
    '[::127.0.0.1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:7f00:0001]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::]',
  ])('spelled %s', async (host) => {
    await expect(safeFetch(`http://${host}:${secret.port}/`, {}, { timeoutMs: 3000 })).rejects.toMatchObject(refused)
    expect(secret.seen).toEqual([])
  })

  test.each([
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '100.100.100.200',
    '169.254.169.254',
    '0xa9fea9fe',
    '168.63.129.16',
    '192.0.0.192',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
    '[::ffff:169.254.169.254]',
    '[::ffff:a9fe:a9fe]',
  ])('at %s', async (host) => {
    await expect(safeFetch(`http://${host}/latest/meta-data/`, {}, { timeoutMs: 3000 })).rejects.toMatchObject(refused)
    await expect(safeFetch(`https://${host}/`, {}, { timeoutMs: 3000 })).rejects.toMatchObject(refused)
  })

  test.each([
    'file:///etc/passwd',
    'ftp://example.org/',
    'data:text/plain,hello',
    'gopher://127.0.0.1/',
    'blob:http://127.0.0.1/x',
    'javascript:1',
    '//example.org',
    'http://',
    'http://me:secret@example.org/',
    'not an address',
    '',
  ])('by the address %j', async (url) => {
    await expect(safeFetch(url)).rejects.toMatchObject(refused)
  })

  test.each([301, 302, 303, 307, 308])('by a redirect (%i), however it spells it', async (status) => {
    const target = [
      `http://127.0.0.1:${secret.port}/`,
      `http://2130706433:${secret.port}/`,
      `//[::1]:${secret.port}/`,
      'file:///etc/passwd',
    ]
    for (const location of target) {
      const { url, host } = await aServer((_, response) => response.writeHead(status, { location }).end())
      await expect(safeFetch(url, {}, { allowHosts: [host] })).rejects.toMatchObject(refused)
    }
    expect(secret.seen).toEqual([])
  })
})

describe('a name', () => {
  afterEach(close)
  /** A resolver that gives these answers in turn; `public` and `private` stand for addresses of the two kinds. */
  const rebinding = (...answers: ('public' | 'private')[][]) => {
    const places = { public: { address: '127.0.0.1', family: 4 }, private: { address: '::1', family: 6 } }
    let asked = 0
    const lookup: LookupFunction = (_, options, done) => {
      const found = (answers[asked++] ?? ['private']).map((kind) => places[kind])
      if (options.all) done(null, found)
      else done(null, found[0]?.address ?? '', found[0]?.family)
    }
    const agent = guardedAgent(lookup, (address) => address === places.public.address)
    return { agent, asked: () => asked }
  }
  const answering = () => aServer((_, response) => response.writeHead(200, { connection: 'close' }).end('hello'))

  test('that stands for a private address is refused', async () => {
    const { seen, port } = await answering()
    const { agent } = rebinding(['private'])
    await expect(safeFetch(`http://rebind.example:${port}/`, {}, { agent })).rejects.toMatchObject(refused)
    expect(seen).toEqual([])
  })

  test('that stands for a public and a private address is refused', async () => {
    const { seen, port } = await answering()
    for (const mixed of [
      ['public', 'private'],
      ['private', 'public'],
    ] as const) {
      const { agent } = rebinding([...mixed])
      await expect(safeFetch(`http://rebind.example:${port}/`, {}, { agent })).rejects.toMatchObject(refused)
    }
    expect(seen).toEqual([])
  })

  test('is looked up once for each connection, and what was checked is what is used', async () => {
    const { seen, port } = await answering()
    const { agent, asked } = rebinding(['public'], ['private'])
    expect(await (await safeFetch(`http://rebind.example:${port}/`, {}, { agent })).text()).toBe('hello')
    expect([seen.length, asked()]).toEqual([1, 1])
    await expect(safeFetch(`http://rebind.example:${port}/`, {}, { agent })).rejects.toMatchObject(refused)
    expect([seen.length, asked()]).toEqual([1, 2])
  })

  test('that does not exist is a server that does not answer', async () => {
    const agent = guardedAgent((_, __, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), ''))
    await expect(safeFetch('http://nowhere.example/', {}, { agent })).rejects.toMatchObject({ code: 'fetch_failed' })
  })
})

describe('the owner’s own endpoint', () => {
  afterEach(close)

  test('is reached at exactly its host and port', async () => {
    const { seen, host, url } = await aServer((_, response) => response.writeHead(201, { 'x-a': 'b' }).end('mine'))
    const headers = { authorization: 'Bearer key' }
    const answer = await safeFetch(`${url}/v1`, { method: 'POST', body: '{}', headers }, { allowHosts: [host] })
    expect([answer.status, answer.headers.get('x-a'), answer.url, await answer.text()]).toEqual([
      201,
      'b',
      `${url}/v1`,
      'mine',
    ])
    expect(seen).toMatchObject([{ method: 'POST', path: '/v1', body: '{}', headers }])
    for (const allowed of ['127.0.0.1', '127.0.0.1:1', 'localhost', ''])
      await expect(safeFetch(url, {}, { allowHosts: [allowed] })).rejects.toMatchObject(refused)
    expect(seen).toHaveLength(1)
  })

  test('gives its credentials to nobody it redirects to', async () => {
    const other = await aServer((_, response) => response.end('there'))
    const first = await aServer(({ url }, response) =>
      response.writeHead(307, { location: url === '/' ? '/again' : other.url }).end(),
    )
    const headers = { Authorization: 'Bearer key', cookie: 'a=b', 'X-API-Key': 'key', Accept: 'audio/wav' }
    const allowHosts = [first.host, other.host]
    const answer = await safeFetch(first.url, { method: 'POST', headers, body: 'words' }, { allowHosts })
    expect(answer.url).toBe(`${other.url}/`)
    expect(first.seen[1]).toMatchObject({
      path: '/again',
      headers: { authorization: 'Bearer key', 'x-api-key': 'key' },
    })
    expect(other.seen).toMatchObject([{ method: 'POST', body: 'words', headers: { accept: 'audio/wav' } }])
    for (const name of ['authorization', 'cookie', 'x-api-key']) expect(other.seen[0]?.headers).not.toHaveProperty(name)
  })

  test('that sees other turns a POST into a GET without its body', async () => {
    const { seen, host, url } = await aServer((request, response) =>
      request.method === 'POST' ? response.writeHead(303, { location: '/done' }).end() : response.end('done'),
    )
    const init = { method: 'POST', body: 'words', headers: { 'content-type': 'text/plain' } }
    expect(await (await safeFetch(url, init, { allowHosts: [host] })).text()).toBe('done')
    expect(seen[1]).toMatchObject({ method: 'GET', path: '/done', body: '' })
    expect(seen[1]?.headers).not.toHaveProperty('content-type')
  })

  test('that redirects for ever is left', async () => {
    const { seen, host, url } = await aServer((_, response) => response.writeHead(302, { location: '/' }).end())
    await expect(safeFetch(url, {}, { allowHosts: [host] })).rejects.toMatchObject({ code: 'fetch_failed' })
    expect(seen.length).toBeLessThan(10)
  })
})

describe('limits', () => {
  afterEach(close)
  const zeros = Buffer.alloc(2_000_000)
  const tooLarge = { code: 'blob_too_large', params: { limit: 1_000_000 } }
  const read = async (url: string, host: string, options = {}) =>
    (await safeFetch(url, {}, { allowHosts: [host], maxBytes: 1_000_000, ...options })).arrayBuffer()

  test.each<[string, (response: ServerResponse) => void]>([
    ['announced', (response) => response.writeHead(200, { 'content-length': zeros.length }).end(zeros)],
    ['not announced', (response) => response.write(zeros) && response.end()],
    ['packed', (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(zeros))],
    ['endless', (response) => void setInterval(() => response.write(zeros), 1).unref()],
  ])('a body that is too large, %s, is refused', async (_, answer) => {
    const { host, url } = await aServer((__, response) => answer(response))
    await expect(read(url, host)).rejects.toMatchObject(tooLarge)
  })

  test('a body as large as allowed is read, and an answer of none is one', async () => {
    const { host, url } = await aServer((_, response) => response.end(zeros.subarray(0, 1_000_000)))
    expect((await read(url, host)).byteLength).toBe(1_000_000)
    const none = await aServer((_, response) => response.writeHead(204).end())
    expect((await safeFetch(none.url, {}, { allowHosts: [none.host] })).status).toBe(204)
  })

  test('a server that hangs, before its answer or within, is given up', async () => {
    const silent = await aServer(() => undefined)
    await expect(read(silent.url, silent.host, { timeoutMs: 100 })).rejects.toMatchObject({ code: 'fetch_failed' })
    const stalling = await aServer((_, response) => response.writeHead(200).write('some'))
    await expect(read(stalling.url, stalling.host, { timeoutMs: 200 })).rejects.toMatchObject({ code: 'fetch_failed' })
    const breaking = await aServer((_, response) =>
      response.writeHead(200, { 'content-length': 9 }).write('some', () => response.destroy()),
    )
    await expect(read(breaking.url, breaking.host)).rejects.toMatchObject({ code: 'fetch_failed' })
  })

  test('a fetch that is called off ends with the reason given', async () => {
    const { seen, host, url } = await aServer(() => undefined)
    const controller = new AbortController()
    const fetching = safeFetch(url, { signal: controller.signal }, { allowHosts: [host] })
    await expect.poll(() => seen.length).toBe(1)
    controller.abort(new Error('enough'))
    await expect(fetching).rejects.toThrow('enough')
  })
})

describe('addresses', () => {
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '93.184.216.34',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '198.17.255.255',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001::1',
    '2001:4860:4860::8888',
    '2001:200::1',
    '3ffe::1',
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true))

  test('no IPv4 address is public in an IPv6 spelling, nor anything that is no address', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        for (const prefix of ['::ffff:', '::', '64:ff9b::']) expect(isPublicAddress(prefix + address)).toBe(false)
      }),
    )
    for (const text of ['', 'localhost', '1.1.1', '0x01010101', '1.1.1.1 ', '[2606:4700::1]', '2606:4700::1%lo'])
      expect(isPublicAddress(text)).toBe(false)
  })
})
