import superjson from 'superjson'

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomness(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A number of a text, so that every procedure has inputs of its own. */
export const seedOf = (text: string, seed: number): number =>
  Buffer.from(text).reduce((hash, byte) => Math.imul(hash ^ byte, 16_777_619), seed ^ 2_166_136_261) >>> 0

const nested = (depth: number): unknown => (depth === 0 ? 'deep' : [nested(depth - 1)])

/** Texts that end badly somewhere: in PostgreSQL's text, jsonb, tsquery, LIKE or uuid, in HTML, in a log, or for the eye. */
const texts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udc00',
  '\uffff',
  '\u202eabc',
  'Ⅷ'.repeat(40),
  '🎈'.repeat(300),
  'a'.repeat(100_000),
  '\r\nx-injected: 1',
  '\u0000\u0001\u001f',
  "'; drop table identity.users; --",
  "' or '1'='1",
  '$1',
  '%',
  '_',
  '\\',
  '%_\\%',
  '{{7*7}}',
  '${7*7}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  'a & ! | <->',
  ':*',
  'foo:* & (bar',
  '!!',
  '((((',
  '"unclosed',
  '-',
  'NaN',
  '1e309',
  'null',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '{7d9b0dfd-f49e-4a9d-a67d-2f82d08cd5b6}',
  '2026-02-30T00:00:00Z',
  'infinity',
  'now',
  'eyJ',
  'WzEsIiIsW10sIiJd',
  Buffer.from('[1,"audit",["infinity"],"x"]').toString('base64url'),
]

/** What a rule for texts lets through, and a query, a pattern or a page might not: two of these make one text. */
const sly = [
  "it's",
  '"unclosed',
  '%_\\',
  '((((',
  'a & ! | <->',
  ':*',
  '--',
  '/*',
  '$1',
  '${7*7}',
  '{{7*7}}',
  '<script>',
  '\u202e',
  '🎈',
  '-',
  '[^',
  '\\u0000',
  'NaN',
  '1e309',
]

const numbers = [
  0,
  -0,
  -1,
  1.5,
  1e308,
  -1e308,
  5e-324,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 53,
  2 ** 63,
  0.1 + 0.2,
  NaN,
  Infinity,
  -Infinity,
  32_768,
  100_000_000,
]

/** What superjson makes of a hostile annotation, and what a query builder might take for a condition. */
const things = (): unknown[] => [
  null,
  undefined,
  true,
  [],
  {},
  [[]],
  [null],
  nested(40),
  Array.from({ length: 10_000 }, () => 'x'),
  10n ** 30n,
  -1n,
  { $ne: null },
  { $gt: '' },
  { $raw: '1=1' },
  { sql: 'select 1' },
  { toString: 'x' },
  { valueOf: 1, length: -1 },
  JSON.parse('{"then":"x"}'),
  { id: { id: 'x' } },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  new Date(Number.NaN),
  new Date(8.64e15),
  new Date(-8.64e15),
  new Date(0),
  /(a+)+$/,
  new Map([['a', 1]]),
  new Set(['a']),
  new Error('an error'),
  new URL('http://127.0.0.1/'),
  new Uint8Array(3),
]

/** Inputs as they stand on the wire that superjson, or JSON, or the way to a procedure might stumble over. */
export const wires: readonly string[] = [
  '',
  ' ',
  'x',
  '{',
  'null',
  '[]',
  '"text"',
  '123',
  '{}',
  '{"json":null}',
  '{"json":[]}',
  '{"json":"x"}',
  '{"json":{}}',
  '{"json":{"__proto__":{"polluted":true}}}',
  '{"json":"x","meta":null}',
  '{"json":{},"meta":{"values":"x"}}',
  '{"json":{},"meta":{"values":{"a.b.c":["Date"]}}}',
  '{"json":{},"meta":{"values":{"__proto__.polluted":["Date"]}}}',
  '{"json":"/(/","meta":{"values":["regexp"]}}',
  '{"json":"/(a+)+$/","meta":{"values":["regexp"]}}',
  '{"json":"x","meta":{"values":["bigint"]}}',
  '{"json":"x","meta":{"values":["Date"]}}',
  '{"json":"x","meta":{"values":["URL"]}}',
  '{"json":"x","meta":{"values":[["custom","x"]]}}',
  '{"json":{},"meta":{"values":[["class","Object"]]}}',
  '{"json":"x","meta":{"values":[["symbol","x"]]}}',
  '{"json":5,"meta":{"values":["map"]}}',
  '{"json":5,"meta":{"values":["set"]}}',
  '{"json":{},"meta":{"values":["Error"]}}',
  '{"json":"x","meta":{"values":[["typed-array","Uint8Array"]]}}',
  '{"json":{"id":"x"},"meta":{"referentialEqualities":{"id":["a.b"]}}}',
  '{"json":{},"meta":{"referentialEqualities":[["a"],{"a":["__proto__"]}]}}',
  '{"json":{"id":"undefined"},"meta":{"values":{"id":["undefined"]}}}',
  `{"json":${'['.repeat(5000)}${']'.repeat(5000)}}`,
  `{"json":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
  '{"json":1e999}',
  '{"json":{"id":"\\ud800"}}',
  '{"json":{"id":"\\u0000"}}',
  '\ufeff{"json":{}}',
]

type Random = () => number
const oneOf = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

/** A value no procedure asked for. */
export const hostile = (random: Random): unknown =>
  random() < 0.5 ? oneOf(random, texts) : random() < 0.4 ? oneOf(random, numbers) : oneOf(random, things())

/** The input as a client would send it; what superjson refuses to write is written by hand. */
export function wireOf(input: unknown): string | undefined {
  if (input === undefined) return undefined
  try {
    return JSON.stringify(superjson.serialize(input))
  } catch {
    return JSON.stringify({ json: input }, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  }
}

type Slot = { holder: Record<string, unknown>; key: string }

/** A copy of a valid input in which one thing to three are not as they should be: replaced, missing, surplus or repeated. */
export function spoil(input: unknown, random: Random): unknown {
  const root = { input: structuredClone(input) }
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const slots = [...slotsOf(root)]
    if (slots.length === 0) break
    const { holder, key } = slots.length > 1 && random() < 0.9 ? oneOf(random, slots.slice(1)) : slots[0]!
    const value = holder[key]
    const what = random()
    if (typeof value === 'string' && what < 0.5)
      holder[key] = random() < 0.6 ? `${oneOf(random, sly)} ${oneOf(random, sly)}` : oneOf(random, texts)
    else if (what < 0.6 || root.input === null || typeof root.input !== 'object') holder[key] = hostile(random)
    else if (what < 0.75) delete holder[key]
    else if (what < 0.85)
      holder[key] = Array.isArray(value) ? [...(value as unknown[]), ...(value as unknown[]), hostile(random)] : [value]
    else
      Object.assign(root.input, {
        [oneOf(random, ['surplus', 'id', 'userId', 'constructor', 'hasOwnProperty', 'toJSON', ''])]: hostile(random),
      })
  }
  return root.input
}

function* slotsOf(holder: object): Generator<Slot> {
  for (const key of Object.keys(holder)) {
    yield { holder: holder as Record<string, unknown>, key }
    const value = (holder as Record<string, unknown>)[key]
    if (
      value !== null &&
      typeof value === 'object' &&
      (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
    ) {
      if (Object.keys(value).length <= 60) yield* slotsOf(value)
    }
  }
}
