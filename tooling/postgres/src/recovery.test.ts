import { spawn } from 'node:child_process'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAlive } from './processes.ts'
import { readRecord, writeRecord } from './record.ts'
import { clusterOf } from './stop.ts'
import { ask, kill, start, startInAnotherProcess, temporaryData } from './testing.ts'

describe('after a death', () => {
  test('the server of a launcher killed with -9 is adopted', async () => {
    await using folder = temporaryData()
    const { child, pid } = await startInAnotherProcess(folder.data)
    await kill(child)
    const server = await start(folder.data)
    expect(server).toMatchObject({ adopted: true, pid })
    expect(await ask(server.url, 'select 1 as one')).toEqual({ one: 1 })
    await server.stop()
    await expect.poll(() => isAlive(pid)).toBe(false)
  })

  test('a postmaster killed with -9 loses nothing that was committed, five times over', async () => {
    await using folder = temporaryData()
    let server = await start(folder.data, { settings: {} })
    await ask(server.url, 'create table survivors (n int)')
    for (let n = 1; n <= 5; n++) {
      await ask(server.url, `insert into survivors values (${n})`)
      process.kill(server.pid, 'SIGKILL')
      server = await start(folder.data, { settings: {} })
      expect(await ask(server.url, 'select count(*)::int as n from survivors')).toEqual({ n })
    }
  })

  test('a postmaster.pid whose number now belongs to another program does not stop the start', async () => {
    await using folder = temporaryData()
    const first = await start(folder.data)
    const pidFile = join(clusterOf(folder.data), 'postmaster.pid')
    const lines = readFileSync(pidFile, 'utf8').split('\n')
    await first.stop()
    const bystander = spawn('sleep', ['60'])
    try {
      writeFileSync(pidFile, [bystander.pid, ...lines.slice(1)].join('\n'))
      const second = await start(folder.data)
      expect(second.adopted).toBe(false)
      expect(isAlive(bystander.pid!)).toBe(true)
    } finally {
      await kill(bystander)
    }
  })

  test.skipIf(process.platform !== 'linux')(
    'a zombie postmaster, never reaped by its parent, does not stop the start',
    async () => {
      await using folder = temporaryData()
      const { child, pid } = await startInAnotherProcess(folder.data)
      child.kill('SIGSTOP') // a stopped parent reaps nothing
      try {
        process.kill(pid, 'SIGKILL')
        const server = await start(folder.data)
        expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ')
        expect(server.adopted).toBe(false)
        expect(await ask(server.url, 'select 1 as one')).toEqual({ one: 1 })
      } finally {
        await kill(child)
      }
    },
  )
})

describe('after a loss', () => {
  test('a lost password is set anew, on a stopped and on a running server', async () => {
    await using folder = temporaryData()
    const first = await start(folder.data)
    await ask(first.url, 'create table kept as select 42 as answer')
    rmSync(join(folder.data, 'launcher.json'))
    const second = await start(folder.data)
    expect(second.url).not.toBe(first.url)
    expect(await ask(second.url, 'select answer from kept')).toEqual({ answer: 42 })
    await second.stop()
    writeFileSync(join(folder.data, 'launcher.json'), '{ "half')
    expect(await ask((await start(folder.data)).url, 'select answer from kept')).toEqual({ answer: 42 })
  })

  test('a record with the password of another cluster does not lock the owner out', async () => {
    await using folder = temporaryData()
    const first = await start(folder.data)
    await first.stop()
    writeRecord(folder.data, { ...readRecord(folder.data)!, password: 'of-another-cluster' })
    const second = await start(folder.data)
    expect(await ask(second.url, 'select 1 as one')).toEqual({ one: 1 })
  })

  test('a recorded cluster that is not there is not replaced by an empty one', async () => {
    await using folder = temporaryData()
    await (await start(folder.data)).stop()
    const cluster = clusterOf(folder.data)
    renameSync(cluster, `${cluster}.moved`)
    await expect(start(folder.data)).rejects.toMatchObject({ code: 'missing' })
    renameSync(`${cluster}.moved`, cluster)
    expect((await start(folder.data)).adopted).toBe(false)
  })
})
