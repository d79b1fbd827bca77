import { randomBytes } from 'node:crypto'
import { appendFile, copyFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectedOf } from './blobs/testing/conformance.ts'
import { fileBlobs } from './blobs/files.ts'
import { fsckBlobs } from './fsck.ts'

let root: string
let folder: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'fsck-'))
})
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'store-'))
})
afterAll(() => rm(root, { recursive: true }))

const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

async function* each<T>(items: readonly T[]) {
  yield* items
}

/** Twelve blobs in the store; the rows know them all. */
const aStore = async () => {
  const store = fileBlobs({ folder })
  const known: { sha256: string; size: number }[] = []
  for (let i = 0; i < 12; i++) {
    const bytes = new Uint8Array(randomBytes(100_000 + i))
    known.push(expectedOf(bytes))
    await store.put(bytes, expectedOf(bytes))
  }
  return { store, known }
}
const nth = (known: { sha256: string; size: number }[], i: number) => known[i] ?? expect.unreachable()

test('a store that holds exactly what the rows know is sound', async () => {
  const { store, known } = await aStore()
  const report = await fsckBlobs({ store, known: each(known) })
  expect(report).toMatchObject({ sound: true, checked: 12, bytes: 1_200_066, findings: [] })
})

test('each way of being wrong is found, counted and named, and nothing else is', async () => {
  const { store, known } = await aStore()
  const [flipped, short, long, gone, unknown] = [0, 1, 2, 3, 4].map((i) => nth(known, i).sha256) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const bytes = await readFile(pathOf(flipped))
  bytes[70_000] = (bytes[70_000] ?? 0) ^ 4
  await writeFile(pathOf(flipped), bytes)
  await truncate(pathOf(short), 99_999)
  await appendFile(pathOf(long), 'x')
  await rm(pathOf(gone))
  await copyFile(pathOf(unknown), join(folder, 'notes.txt'))

  const report = await fsckBlobs({ store, known: each(known.filter(({ sha256 }) => sha256 !== unknown)) })
  expect(report.sound).toBe(false)
  expect(report.counts).toEqual({ flipped: 1, truncated: 2, missing: 1, extra: 1, misnamed: 1 })
  const name = (sha256: string) => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
  const due = [
    { kind: 'flipped', name: name(flipped), size: 100_000, expected: 100_000 },
    { kind: 'truncated', name: name(short), size: 99_999, expected: 100_001 },
    { kind: 'truncated', name: name(long), size: 100_003, expected: 100_002 },
    { kind: 'missing', name: name(gone), expected: 100_003 },
    { kind: 'extra', name: name(unknown), size: 100_004 },
    { kind: 'misnamed', name: 'notes.txt', size: 100_004 },
  ]
  expect(report.findings).toHaveLength(due.length)
  expect(report.findings).toEqual(expect.arrayContaining(due))
})

test('an upload whose row is not written yet is no finding', async () => {
  const { store, known } = await aStore()
  const rows = known.slice(1)
  const before = new Date(Date.now() - 3_600_000)
  expect((await fsckBlobs({ store, known: each(rows), extraBefore: before })).sound).toBe(true)
  expect((await fsckBlobs({ store, known: each(rows) })).counts.extra).toBe(1)
})

test('a blob that comes or goes while the store is listed is judged by what is there', async () => {
  const { store, known } = await aStore()
  const late = new Uint8Array(randomBytes(50))
  const going = nth(known, 5)
  const changing = {
    ...store,
    async *list() {
      const names = []
      for await (const blob of store.list()) names.push(blob)
      await store.put(late, expectedOf(late))
      await store.remove(going.sha256)
      yield* names
    },
  }
  const report = await fsckBlobs({ store: changing, known: each([...known, expectedOf(late)]) })
  expect(report.counts).toEqual({ flipped: 0, truncated: 0, missing: 1, extra: 0, misnamed: 0 })
})

test('a store that breaks down is an error, never a clean report', async () => {
  const { store, known } = await aStore()
  await rm(pathOf(nth(known, 0).sha256))
  const broken = { ...store, read: () => Promise.reject(new Error('no answer')) }
  await expect(fsckBlobs({ store: broken, known: each(known) })).rejects.toThrow('no answer')
})
