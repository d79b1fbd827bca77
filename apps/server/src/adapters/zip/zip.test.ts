import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileName, uniqueNames } from './names.ts'
import { zipStream, type ZipEntry } from './zip.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zip-'))
})
afterAll(() => rm(folder, { recursive: true }))

const modified = new Date(2026, 10, 20, 12, 30, 40)
const text = (content: string) => new TextEncoder().encode(content)
async function* each<T>(items: readonly T[]) {
  yield* items
}
const collect = async (stream: ReadableStream<Uint8Array>) => Buffer.from(await new Response(stream).arrayBuffer())

/** The central directory (PKWARE APPNOTE 4.3.12): what every program lists and extracts by. */
const directoryOf = (zip: Buffer) => {
  const end = zip.lastIndexOf('PK\x05\x06')
  const found: { name: string; crc: number; size: number; bytes: Buffer }[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let i = zip.readUInt16LE(end + 10); i > 0; i--) {
    const [nameBytes, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const size = zip.readUInt32LE(at + 24)
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameBytes)
    found.push({ name, crc: zip.readUInt32LE(at + 16), size, bytes: zip.subarray(start, start + size) })
    at += 46 + nameBytes + extra + comment
  }
  return found
}

const entries: ZipEntry[] = [
  { name: 'manifest.json', bytes: text('{"files":3}'), modified },
  { name: 'Ein „nasses" 🦆.wav', bytes: new Response('x'.repeat(200_000)).body ?? text(''), modified },
  { name: 'empty.wav', bytes: new Uint8Array(), modified },
  { name: 'sounds/بطة.flac', bytes: text('third'), modified },
]

test('an archive holds what went in, and other programs agree', async ({ skip }) => {
  const zip = await collect(zipStream(each(entries)))
  const found = directoryOf(zip)
  expect(found.map(({ name }) => name)).toEqual(['manifest.json', 'Ein „nasses 🦆.wav', 'empty.wav', 'sounds/بطة.flac'])
  expect(found.map(({ bytes }) => bytes.toString())).toEqual(['{"files":3}', 'x'.repeat(200_000), '', 'third'])

  const path = join(folder, 'sounds.zip')
  await writeFile(path, zip)
  skip(spawnSync('unzip', ['-v']).error !== undefined, 'unzip is not installed')
  expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected')
  execFileSync('unzip', ['-q', path, '-d', join(folder, 'out')], { env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' } })
  expect(await readFile(join(folder, 'out', 'sounds', 'بطة.flac'), 'utf8')).toBe('third')
  const python = 'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip(),z.infolist()[0].date_time)'
  const told = spawnSync('python3', ['-c', python, path], { encoding: 'utf8' })
  if (!told.error) expect(told.stdout.trim()).toBe('None (2026, 11, 20, 12, 30, 40)')
})

test('an archive of nothing is an archive', async () => {
  expect(directoryOf(await collect(zipStream(each([]))))).toEqual([])
})

test('dates the format cannot hold become the nearest it can', async () => {
  const dates = ['1970-01-01', '2500-01-01', 'never'].map((date) => new Date(date))
  const many = dates.map((date, i) => ({ name: `${i}`, bytes: text('a'), modified: date }))
  const zip = await collect(zipStream(each(many)))
  const years: number[] = []
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4))
    years.push((zip.readUInt16LE(at + 14) >> 9) + 1980)
  expect(years).toEqual([1980, 2107, 1980])
})

describe('an archive that is not read to its end', () => {
  /** Entries that tell what was asked of them. */
  const watched = () => {
    const seen = { asked: 0, pulled: 0, cancelled: 0, ended: false }
    async function* source(): AsyncGenerator<ZipEntry> {
      try {
        for (;;) {
          seen.asked++
          const bytes = new ReadableStream<Uint8Array>({
            pull(controller) {
              seen.pulled++
              controller.enqueue(new Uint8Array(1000))
            },
            cancel() {
              seen.cancelled++
            },
          })
          yield { name: 'endless', bytes, modified }
        }
      } finally {
        seen.ended = true
      }
    }
    return { seen, source: source() }
  }

  test('asks for no more than was read, and ends what was open', async () => {
    const { seen, source } = watched()
    const reader = zipStream(source).getReader()
    for (let i = 0; i < 10; i++) await reader.read()
    expect(seen.pulled).toBeLessThan(20)
    await reader.cancel()
    expect(seen).toMatchObject({ asked: 1, cancelled: 1, ended: true })
  })

  test('breaks where an entry breaks, and ends the entries', async () => {
    let ended = false
    async function* source(): AsyncGenerator<ZipEntry> {
      try {
        yield { name: 'good', bytes: text('good'), modified }
        const bytes = new ReadableStream<Uint8Array>({ start: (controller) => controller.error(new Error('lost')) })
        yield { name: 'bad', bytes, modified }
      } finally {
        ended = true
      }
    }
    await expect(collect(zipStream(source()))).rejects.toThrow('lost')
    expect(ended).toBe(true)
  })
})

describe('a file name', () => {
  test.each([
    ['a short squeaky one that ends wet', 'a short squeaky one that ends wet.wav'],
    ['../../etc/passwd', 'etc passwd.wav'],
    ['C:\\Windows\\*?"<>|', 'C Windows.wav'],
    ['  ...hidden. . ', 'hidden.wav'],
    ['-rf', 'rf.wav'],
    ['CON', '_CON.wav'],
    ['lpt1.txt', '_lpt1.txt.wav'],
    ['conference', 'conference.wav'],
    ['a\0b\r\nc\td', 'a b c d.wav'],
    ['gpj\u202Egnp', 'gpj gnp.wav'],
    ['e\u0301', '\u00e9.wav'],
    ['lone \ud800', 'lone.wav'],
    ['بطة 🦆', 'بطة 🦆.wav'],
    ['', 'sound.wav'],
    ['///', 'sound.wav'],
  ])('of %j is %j', (prompt, name) => {
    expect(fileName(prompt, 'wav')).toBe(name)
  })

  test('is cut between characters, not within', () => {
    const name = fileName('👩‍👩‍👧‍👦'.repeat(40), 'flac')
    expect(Buffer.byteLength(name)).toBeLessThan(200)
    expect(name).toMatch(/^(👩‍👩‍👧‍👦)+\.flac$/u)
  })

  test('of any text is one that any system takes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme' })),
        (prompt) => {
          const name = fileName(prompt, 'mp3')
          expect(name).not.toMatch(/[\0-\x1f<>:"/\\|?*]|^[ .-]|[ .]\.mp3$/)
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
          expect(name.length).toBeGreaterThan('.mp3'.length)
          expect(name.isWellFormed()).toBe(true)
          expect(uniqueNames()(name)).toBe(name)
        },
      ),
    )
  })
})

describe('names of one archive', () => {
  test('are unique, whatever their case', () => {
    const unique = uniqueNames()
    const given = ['a.wav', 'A.WAV', 'a.wav', 'a (2).wav', 'a', 'a', 'x.y/a', 'x.y/a', 'e\u0301', '\u00e9'].map(unique)
    expect(given).toEqual([
      'a.wav',
      'A (2).WAV',
      'a (3).wav',
      'a (2) (2).wav',
      'a',
      'a (2)',
      'x.y/a',
      'x.y/a (2)',
      '\u00e9',
      '\u00e9 (2)',
    ])
  })

  test('never lead out of it', () => {
    const paths = ['../../x', '/etc/passwd', 'a/../../b', '..', '.', '', 'C:\\x', '\\\\host\\share', 'a//b/./c']
    expect(paths.map(uniqueNames())).toEqual([
      'x',
      'etc/passwd',
      'a/b',
      'sound',
      'sound (2)',
      'sound (3)',
      'C x',
      'host share',
      'a/b/c',
    ])
  })

  test('of thousands of equal prompts are found without trying each', () => {
    const unique = uniqueNames()
    const names = new Set(Array.from({ length: 20_000 }, () => unique('quack.wav')))
    expect(names.size).toBe(20_000)
    expect(names).toContain('quack (20000).wav')
  })
})
