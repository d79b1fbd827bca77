import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { clusterElsewhere } from './cluster.ts'
import { readRecord } from './record.ts'
import { chooseRunner } from './runner.ts'
import { ask, endOfAnotherStart, isRoot, kill, start, startInAnotherProcess, temporaryData } from './testing.ts'

const permitted = isRoot && (await chooseRunner(undefined)).name === 'namespace'

const anotherUser = { uid: 65534, gid: 65534, cwd: '/' }
const programsReachable = isRoot && spawnSync(process.execPath, ['--version'], anotherUser).status === 0

// Where our programs are out of the reach of nobody, the launcher copies them: 120 MB, not left behind by a test.
const [copies, before] = ['/var/lib', new Set(isRoot ? readdirSync('/var/lib') : [])]
afterAll(() => {
  if (!isRoot) return
  for (const name of readdirSync(copies)) {
    if (name.startsWith('stemma-postgresql-') && !before.has(name)) rmSync(join(copies, name), { recursive: true })
  }
})

describe.skipIf(!isRoot)('as root (skipped for anyone else)', () => {
  test.skipIf(!permitted)('runs in a user namespace, in a folder only root can reach', async () => {
    await using folder = temporaryData()
    const server = await start(folder.data)
    expect(await ask(server.url, `select current_setting('data_directory') as folder`)).toEqual({
      folder: `${folder.data}/cluster`,
    })
    expect(statSync(`${folder.data}/cluster`).uid).toBe(0)
  })

  test('as nobody, keeps the data in /var/lib where its own folder is out of reach, and finds it again as another user', async () => {
    await using folder = temporaryData() // under a folder of mode 0700
    const first = await start(folder.data, { runAs: 'nobody' })
    await ask(first.url, 'create table kept as select 42 as answer')
    expect(readRecord(folder.data)?.cluster).toBe(clusterElsewhere(folder.data))
    expect(statSync(clusterElsewhere(folder.data)).uid).not.toBe(0)
    await first.stop()
    const second = await start(folder.data)
    expect(await ask(second.url, 'select answer from kept')).toEqual({ answer: 42 })
  })

  test('as nobody, keeps the data in its own folder where that can be reached', async () => {
    await using folder = temporaryData()
    chmodSync(dirname(folder.data), 0o711)
    await start(folder.data, { runAs: 'nobody' })
    expect(readRecord(folder.data)?.cluster).toBe(`${folder.data}/cluster`)
    expect(existsSync(clusterElsewhere(folder.data))).toBe(false)
  })

  test.skipIf(!permitted)('takes data of a user namespace along to nobody', async () => {
    await using folder = temporaryData()
    const first = await start(folder.data)
    await ask(first.url, 'create table kept as select 42 as answer')
    await first.stop()
    const second = await start(folder.data, { runAs: 'nobody' })
    expect(readRecord(folder.data)?.cluster).toBe(clusterElsewhere(folder.data))
    expect(await ask(second.url, 'select answer from kept')).toEqual({ answer: 42 })
  })

  test.skipIf(!programsReachable)('another user starts a server of their own', async () => {
    await using folder = temporaryData()
    chmodSync(dirname(folder.data), 0o711)
    mkdirSync(folder.data)
    chownSync(folder.data, 65534, 65534)
    const { child, adopted } = await startInAnotherProcess(folder.data, anotherUser)
    expect(adopted).toBe(false)
    expect(statSync(`${folder.data}/cluster`).uid).toBe(65534)
    await kill(child)
    expect((await start(folder.data)).adopted).toBe(true)
  })

  test.skipIf(!programsReachable || !permitted)('another user is refused the files of root by a sentence', async () => {
    await using folder = temporaryData()
    chmodSync(dirname(folder.data), 0o711)
    await (await start(folder.data)).stop()
    for (const path of ['', '/lock', '/launcher.json']) chownSync(`${folder.data}${path}`, 65534, 65534)
    const { output } = await endOfAnotherStart(folder.data, anotherUser)
    expect(output).toContain(`${folder.data}/cluster belongs to user 0`)
  })
})
