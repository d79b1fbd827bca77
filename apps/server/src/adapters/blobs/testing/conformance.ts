import { createHash, randomBytes } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { BlobStore, StoredBlob } from '@stemma/domain/storage'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const expectedOf = (bytes: Uint8Array) => ({ sha256: sha256Of(bytes), size: bytes.byteLength })

/** The bytes as a stream of chunks of `chunkBytes`. */
export const streamOfBytes = (bytes: Uint8Array, chunkBytes = 65_536): ReadableStream<Uint8Array> => {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.byteLength) return controller.close()
      controller.enqueue(bytes.slice(at, (at += chunkBytes)))
    },
  })
}

export const bytesOf = async (stream: ReadableStream<Uint8Array> | undefined): Promise<Uint8Array> =>
  new Uint8Array(await new Response(stream).arrayBuffer())

const namesIn = async (store: BlobStore): Promise<string[]> => {
  const names: string[] = []
  for await (const { name } of store.list()) names.push(name)
  return names.sort()
}

/** What any blob store promises, run against the one that `make` opens empty. */
export const aBlobStore = (
  make: () => Promise<BlobStore>,
  { bigBytes = 50 * 1024 * 1024, runs = 25 }: { bigBytes?: number; runs?: number } = {},
): void => {
  test('what was put is read back, whole and in every range, until it is removed', async () => {
    const store = await make()
    const blob = fc.uint8Array({ minLength: 1, maxLength: 3000 })
    await fc.assert(
      fc.asyncProperty(blob, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 900 }), async (bytes, a, b, chunk) => {
        const expected = expectedOf(bytes)
        await store.put(chunk % 2 ? bytes : streamOfBytes(bytes, chunk), expected)
        const whole = await store.read(expected.sha256)
        expect(whole?.size).toBe(bytes.byteLength)
        expect(await bytesOf(whole?.stream)).toEqual(bytes)
        const start = a % bytes.byteLength
        const end = start + (b % (bytes.byteLength - start))
        const part = await store.read(expected.sha256, { start, end })
        expect(part?.size).toBe(bytes.byteLength)
        expect(await bytesOf(part?.stream)).toEqual(bytes.slice(start, end + 1))
        const found = await store.stat(expected.sha256)
        expect(found?.size).toBe(bytes.byteLength)
        expect(Math.abs(Date.now() - Number(found?.modifiedAt))).toBeLessThan(60_000)
        await store.remove(expected.sha256)
        expect(await store.stat(expected.sha256)).toBeUndefined()
        expect(await store.read(expected.sha256)).toBeUndefined()
        await store.remove(expected.sha256)
      }),
      { numRuns: runs },
    )
    expect(await namesIn(store)).toEqual([])
  })

  test('an empty blob is a blob', async () => {
    const store = await make()
    const expected = expectedOf(new Uint8Array())
    await store.put(streamOfBytes(new Uint8Array()), expected)
    const found = await store.read(expected.sha256)
    expect(found?.size).toBe(0)
    expect(await bytesOf(found?.stream)).toEqual(new Uint8Array())
    await expect(store.read(expected.sha256, { start: 0, end: 0 })).rejects.toMatchObject({ code: 'range_invalid' })
  })

  test('a range past the end is clipped, one beyond it refused', async () => {
    const store = await make()
    const bytes = new Uint8Array([1, 2, 3, 4])
    const { sha256, size } = expectedOf(bytes)
    await store.put(bytes, { sha256, size })
    expect(await bytesOf((await store.read(sha256, { start: 2, end: 99 }))?.stream)).toEqual(new Uint8Array([3, 4]))
    for (const range of [
      { start: 4, end: 9 },
      { start: 3, end: 2 },
      { start: -1, end: 2 },
      { start: 0.5, end: 2 },
    ])
      await expect(store.read(sha256, range)).rejects.toMatchObject({ code: 'range_invalid' })
  })

  test('bytes that are not the announced ones are refused and leave nothing behind', async () => {
    const store = await make()
    const bytes = new Uint8Array(randomBytes(5000))
    const expected = expectedOf(bytes)
    const flipped = bytes.map((byte, i) => (i === 2500 ? byte ^ 1 : byte))
    for (const wrong of [flipped, bytes.slice(0, 4999), new Uint8Array([...bytes, 0]), new Uint8Array()]) {
      await expect(store.put(wrong, expected)).rejects.toMatchObject({ code: 'blob_mismatch', kind: 'invalid' })
      await expect(store.put(streamOfBytes(wrong, 700), expected)).rejects.toMatchObject({ code: 'blob_mismatch' })
    }
    expect(await namesIn(store)).toEqual([])
    // A digest alone gains nothing, not even where the blob is there.
    await store.put(bytes, expected)
    await expect(store.put(flipped, expected)).rejects.toMatchObject({ code: 'blob_mismatch' })
    expect(await bytesOf((await store.read(expected.sha256))?.stream)).toEqual(bytes)
  })

  test('a sender that sends too much is stopped at the first byte too many', async () => {
    const store = await make()
    let sent = 0
    let cancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1000
        controller.enqueue(new Uint8Array(1000))
      },
      cancel() {
        cancelled = true
      },
    })
    const announced = expectedOf(new Uint8Array(5000))
    await expect(store.put(endless, announced)).rejects.toMatchObject({ code: 'blob_mismatch' })
    expect(cancelled).toBe(true)
    expect(sent).toBeLessThan(10_000)
    expect(await namesIn(store)).toEqual([])
  })

  test('a source that breaks off leaves nothing behind, and its error is the one that is told', async () => {
    const store = await make()
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(1000))
        controller.error(new Error('the sender went away'))
      },
    })
    const announced = expectedOf(new Uint8Array(5000))
    await expect(store.put(broken, announced)).rejects.toThrow('the sender went away')
    expect(await namesIn(store)).toEqual([])
  })

  test('many who put the same blob at once all succeed', async () => {
    const store = await make()
    const bytes = new Uint8Array(randomBytes(200_000))
    const expected = expectedOf(bytes)
    await Promise.all(Array.from({ length: 12 }, (_, i) => store.put(streamOfBytes(bytes, 999 + i), expected)))
    expect(await bytesOf((await store.read(expected.sha256))?.stream)).toEqual(bytes)
    expect(await namesIn(store)).toHaveLength(1)
  })

  test('what is no digest names nothing', async () => {
    const store = await make()
    const digest = sha256Of(new Uint8Array())
    for (const name of ['', '..', '../../etc/passwd', digest.toUpperCase(), `${digest}\n`, `${digest}/..`, 'a/b\0']) {
      const refused = { code: 'input_invalid', params: { field: 'sha256' } }
      await expect(store.put(new Uint8Array(), { sha256: name, size: 0 })).rejects.toMatchObject(refused)
      await expect(store.read(name)).rejects.toMatchObject(refused)
      await expect(store.stat(name)).rejects.toMatchObject(refused)
      await expect(store.remove(name)).rejects.toMatchObject(refused)
    }
    for (const size of [-1, 0.5, Number.NaN, Infinity])
      await expect(store.put(new Uint8Array(), { sha256: digest, size })).rejects.toMatchObject({
        params: { field: 'size' },
      })
  })

  test('the list tells the digest, size and age of every blob', async () => {
    const store = await make()
    const blobs = Array.from({ length: 9 }, (_, i) => new Uint8Array(randomBytes(10 + i)))
    for (const bytes of blobs) await store.put(bytes, expectedOf(bytes))
    const listed: StoredBlob[] = []
    for await (const blob of store.list()) listed.push(blob)
    const told = listed.map(({ name, sha256, size }) => ({ name, sha256, size }))
    const due = blobs
      .map(expectedOf)
      .map((e) => ({ name: `${e.sha256.slice(0, 2)}/${e.sha256.slice(2, 4)}/${e.sha256}`, ...e }))
    expect(told.sort(byName)).toEqual(due.sort(byName))
    for (const { modifiedAt } of listed) expect(Math.abs(Date.now() - Number(modifiedAt))).toBeLessThan(60_000)
  })

  test('a big blob passes through without being held in memory', { timeout: 120_000 }, async () => {
    const store = await make()
    const chunk = new Uint8Array(randomBytes(65_536))
    const count = bigBytes / chunk.byteLength
    const hash = createHash('sha256')
    for (let i = 0; i < count; i++) hash.update(chunk)
    const sha256 = hash.digest('hex')
    let left = count
    let peak = 0
    const base = heldBytes()
    // Collecting garbage takes long: once in 4 MB tells enough.
    const watch = () => {
      if (left % 64 === 0) peak = Math.max(peak, heldBytes() - base)
    }
    const source = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left-- === 0) return controller.close()
        watch()
        controller.enqueue(chunk.slice())
      },
    })
    await store.put(source, { sha256, size: bigBytes })
    const read = await store.read(sha256)
    const seen = createHash('sha256')
    for await (const part of read?.stream ?? []) {
      seen.update(part)
      left++
      watch()
    }
    expect(seen.digest('hex')).toBe(sha256)
    expect(peak).toBeLessThan(bigBytes / 5)
  })
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Bytes of buffers that are still referenced. */
const heldBytes = () => {
  collectGarbage()
  return process.memoryUsage().arrayBuffers
}
