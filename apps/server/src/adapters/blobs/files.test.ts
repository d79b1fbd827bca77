import { mkdir, mkdtemp, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { aBlobStore, bytesOf, expectedOf, sha256Of } from './testing/conformance.ts'
import { fileBlobs } from './files.ts'

const folders: string[] = []
const aFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'blobs-'))
  folders.push(folder)
  return folder
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

describe('files as a blob store', () => {
  aBlobStore(async () => fileBlobs({ folder: join(await aFolder(), 'not', 'yet', 'there') }), { runs: 100 })

  const hello = new TextEncoder().encode('hello')
  const place = (folder: string) => {
    const { sha256 } = expectedOf(hello)
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }

  test('a blob is one file named by its digest, private to its owner', async () => {
    const folder = await aFolder()
    await fileBlobs({ folder }).put(hello, expectedOf(hello))
    expect((await stat(place(folder))).mode & 0o777).toBe(0o600)
    expect(await readdir(join(folder, 'incoming'))).toEqual([])
  })

  test('a damaged blob heals when it is put again', async () => {
    const folder = await aFolder()
    const store = fileBlobs({ folder })
    await store.put(hello, expectedOf(hello))
    await writeFile(place(folder), 'hallo')
    await store.put(hello, expectedOf(hello))
    expect(await bytesOf((await store.read(expectedOf(hello).sha256))?.stream)).toEqual(hello)
  })

  test('half-written files of a killed process go after a day, younger and foreign ones stay', async () => {
    const folder = await aFolder()
    const incoming = join(folder, 'incoming')
    await mkdir(incoming)
    const old = '00000000-0000-4000-8000-000000000000.part'
    const young = '11111111-1111-4111-8111-111111111111.part'
    for (const name of [old, young, 'foreign.txt']) await writeFile(join(incoming, name), 'x')
    const yesterday = Date.now() / 1000 - 90_000
    await utimes(join(incoming, old), yesterday, yesterday)
    await utimes(join(incoming, 'foreign.txt'), yesterday, yesterday)
    await fileBlobs({ folder }).put(hello, expectedOf(hello))
    expect((await readdir(incoming)).sort()).toEqual([young, 'foreign.txt'].sort())
  })

  test('the list shows misnamed and foreign files, and not what is being written', async () => {
    const folder = await aFolder()
    const store = fileBlobs({ folder })
    await store.put(hello, expectedOf(hello))
    const { sha256 } = expectedOf(hello)
    await mkdir(join(folder, 'zz', 'zz'), { recursive: true })
    for (const name of ['README', 'zz/zz/notes.txt', `zz/zz/${sha256}`, 'incoming/foreign'])
      await writeFile(join(folder, name), 'x')
    await writeFile(join(folder, 'incoming', '11111111-1111-4111-8111-111111111111.part'), 'x')
    await symlink('/etc/hostname', join(folder, 'link'))
    const listed: Record<string, string | undefined> = {}
    for await (const blob of store.list()) listed[blob.name] = blob.sha256
    const due = ['README', 'incoming/foreign', 'link', 'zz/zz/notes.txt', `zz/zz/${sha256}`]
    expect(Object.keys(listed).sort()).toEqual([...due, `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`].sort())
    expect(Object.values(listed).filter(Boolean)).toEqual([sha256])
  })

  test('a link in the place of a blob is not followed', async () => {
    const folder = await aFolder()
    await mkdir(dirname(place(folder)), { recursive: true })
    await symlink('/etc/hostname', place(folder))
    const store = fileBlobs({ folder })
    expect(await store.read(sha256Of(hello))).toBeUndefined()
    expect(await store.stat(sha256Of(hello))).toBeUndefined()
  })

  test('a reader that has begun is served to the end though the blob is removed', async () => {
    const store = fileBlobs({ folder: await aFolder() })
    await store.put(hello, expectedOf(hello))
    const read = await store.read(sha256Of(hello))
    await store.remove(sha256Of(hello))
    expect(await bytesOf(read?.stream)).toEqual(hello)
  })

  test('a disk that refuses is told as a store that does not answer, and the sender is stopped', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'file'), '')
    let cancelled = false
    const source = new ReadableStream<Uint8Array>({
      cancel() {
        cancelled = true
      },
    })
    const store = fileBlobs({ folder: join(folder, 'file') })
    await expect(store.put(source, expectedOf(hello))).rejects.toMatchObject({ code: 'storage_unavailable' })
    expect(cancelled).toBe(true)
  })
})
