import { hostile, spoil, wireOf, wires } from '@stemma/api/testing/hostile'
import type { Asked } from './cases.ts'

type Random = () => number
const oneOf = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

/** Header values that somebody might send who means no good, or whose program is wrong (RFC 9110, RFC 6265). */
const headers: Readonly<Record<string, readonly string[]>> = {
  range: [
    'bytes=0-',
    'bytes=-1',
    'bytes=-0',
    'bytes=5-2',
    'bytes=0-0,1-1',
    'bytes=999999999999999-',
    'bytes=99999999999999999999-',
    'bytes=a-b',
    'lines=1',
    'bytes=',
    'bytes 0-1',
    '-',
  ],
  'if-range': ['"x"', 'W/"x"', 'yesterday'],
  'if-none-match': ['*', '"x", *', ','.repeat(2000)],
  authorization: [
    'Bearer',
    'Bearer ',
    'Bearer  x',
    'Basic eA==',
    'bearer \u00ff',
    `Bearer ${'a'.repeat(10_000)}`,
    'Bearer a.b.c',
    'Bearer ..',
    `Bearer x.1.${'9'.repeat(40)}.y`,
  ],
  cookie: [
    '__Host-sid',
    '__Host-sid=',
    '__Host-sid=%00',
    '__Host-sid=a; __Host-sid=b',
    '=;=;',
    '__Secure-refresh=.',
    '__Secure-refresh=x.y',
    `__Secure-refresh=${'x'.repeat(4000)}`,
  ],
  'content-type': [
    'text/plain',
    'application/json; charset=utf-16',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    '/',
    'x',
  ],
  'content-length': ['-1', '0', '1e9', 'x', '99999999999999999999'],
  'tus-resumable': ['', '2.0.0', '1.0.0, 1.0.0'],
  'upload-length': ['-1', '0', '1.5', '1e3', 'x', '99999999999999999999'],
  'upload-offset': ['-1', '1', '0x0', '00', ' 0', '99999999999999999999'],
  'upload-metadata': [
    '',
    ',,,',
    'filename',
    'filename a b',
    'filename ===',
    'sha256 eA==',
    'batch eA==',
    'filename /w==,filename AAA=',
    '\u00e4 \u00e4',
    `filename ${'QUFB'.repeat(1000)}`,
  ],
  'upload-checksum': ['sha1', 'sha1 x', 'md5 eA==', 'sha256 ', `sha1 ${'A'.repeat(27)}=`],
  'x-request-id': ['x', 'a b', '../../x', 'a'.repeat(500), '${jndi:ldap://x}'],
  'x-forwarded-for': ['127.0.0.1', 'x, y', '::::', '1'.repeat(300)],
  origin: ['null', 'http://evil.example', 'x', 'http://stemma.test.evil.example'],
  'sec-fetch-site': ['cross-site', 'same-site', 'x'],
  'idempotency-key': ['x', ',,,', 'a'.repeat(200)],
  'accept-encoding': ['x', '*;q=0', 'br;q=1.0, gzip'],
  'user-agent': ['a'.repeat(5000), '\u00e4'],
}

/** Segments of a path that are not what they should be; escaped already. */
const segments = [
  '',
  '%',
  '%zz',
  '%00',
  '%2e%2e%2f%2e%2e',
  '..%5c',
  'a'.repeat(8000),
  '%ff%fe',
  '%F0%9F%8E%88',
  '*',
  ':sha256',
  '%0d%0ax:1',
  "'--",
  '.wav',
  '...',
  '%25',
  'x.wav',
  '00000000-0000-0000-0000-000000000000.wav',
  'x.mp3.flac',
  '__proto__',
  'constructor.wav',
]

/** A request of which one thing to three are not as they should be. */
export function spoilRequest({ method, path, headers: given = {}, body, token }: Asked, random: Random): Asked {
  const asked: Asked = {
    method,
    path,
    headers: { ...given },
    ...(body === undefined ? {} : { body }),
    ...(token === undefined ? {} : { token }),
  }
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const what = random()
    if (what < 0.3) {
      const name = oneOf(random, Object.keys(headers))
      asked.headers![name] = oneOf(random, headers[name]!)
      if (name === 'authorization') delete asked.token
    } else if (what < 0.5) {
      const [before, query] = asked.path.split('?')
      const parts = before!.split('/')
      parts[1 + Math.floor(random() * (parts.length - 1))] = oneOf(random, segments)
      asked.path = `/${parts.slice(1).join('/')}${query === undefined ? '' : `?${query}`}`
    } else if (what < 0.65) {
      const value =
        random() < 0.5 ? oneOf(random, segments) : encodeURIComponent(wellFormed(hostile(random)).slice(0, 4000))
      asked.path += `${asked.path.includes('?') ? '&' : '?'}${oneOf(random, ['via', 'ids', 'format', 'batch', 'input', 'x', ''])}=${value}`
    } else if (what < 0.9) {
      if (asked.method !== 'GET' && asked.method !== 'HEAD') asked.body = aBody(body, random)
    } else {
      asked.method = oneOf(random, ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      if (asked.method === 'GET' || asked.method === 'HEAD') delete asked.body
    }
  }
  return asked
}

function aBody(body: Asked['body'], random: Random): string | Uint8Array<ArrayBuffer> {
  const what = random()
  if (what < 0.2) return oneOf(random, wires)
  if (what < 0.25) return Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])
  if (what < 0.3) return `"${'x'.repeat(2 * 1024 * 1024)}"`
  const value: unknown = typeof body === 'string' ? parsed(body) : {}
  return wireOf(spoil(value, random))?.replace(/^\{"json":(.*?)(,"meta":.*)?\}$/s, '$1') ?? ''
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

const wellFormed = (value: unknown): string => (typeof value === 'string' ? value.toWellFormed() : typeof value)
