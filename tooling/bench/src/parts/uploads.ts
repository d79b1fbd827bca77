import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inviteGuests } from '../house/guests.ts'
import { openHouse } from '../house/house.ts'
import { residentOf } from '../house/processes.ts'
import { sendBytes } from '../load/bytes.ts'
import type { Measure, Part } from '../measure.ts'
import { median } from '../statistics.ts'

const megabyte = 1024 * 1024
const bounds = { ratio: 0.6, memory: 250 } // of the limit's bytes a second; MB
const parallel = 20

/** Files on their way: how fast against bare Node, and in how much memory. */
export const uploads: Part = {
  name: 'uploads',
  what: 'bytes a second against bare Node with SHA-256, memory with 20 files at once',
  async run({ quick, log }) {
    const data = mkdtempSync(join(tmpdir(), 'stemma-bench-'))
    const sink = spawn(
      process.execPath,
      [fileURLToPath(new URL('../peers/sink.ts', import.meta.url)), join(data, 'sink')],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const [port] = (await once(sink.stdout, 'data')) as [Buffer]
    const house = await openHouse(data)
    try {
      const [token = ''] = await inviteGuests(data, 1)
      const tus = { 'tus-resumable': '1.0.0', authorization: `Bearer ${token}` }
      /** All bytes but the last one: they are hashed and flushed as ever, and nobody has to read noise as music. */
      const upload = async (bytes: number): Promise<number> => {
        const made = await sendBytes(`${house.url}/uploads`, {
          method: 'POST',
          headers: { ...tus, 'upload-length': String(bytes + 1) },
          bytes: 0,
        })
        const at = `${house.url}${String(made.headers['location'])}`
        const type = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }
        const { status, seconds } = await sendBytes(at, { method: 'PATCH', headers: { ...tus, ...type }, bytes })
        if (status !== 204) throw new Error(`An upload was answered ${status}.`)
        await fetch(at, { method: 'DELETE', headers: tus })
        return seconds
      }
      const bytes = (quick ? 64 : 512) * megabyte
      const ratios: number[] = []
      const speeds: number[] = []
      for (let round = -1; round < (quick ? 3 : 7); round++) {
        const limit = await sendBytes(`http://127.0.0.1:${String(port).trim()}`, { method: 'PUT', headers: {}, bytes })
        const ours = await upload(bytes)
        if (round < 0) continue // the first of each compiles
        ratios.push(limit.seconds / ours)
        speeds.push(bytes / megabyte / ours)
      }
      log(`${parallel} at once …`)
      const each = (quick ? 32 : 1024) * megabyte
      const before = residentOf(house.pid).server
      let peak = before
      const watching = setInterval(() => (peak = Math.max(peak, residentOf(house.pid).server)), 250)
      await Promise.all(Array.from({ length: parallel }, () => upload(each)))
      clearInterval(watching)
      return [
        {
          name: 'upload: bytes a second, of the limit’s',
          value: median(ratios),
          unit: '×',
          bound: { least: bounds.ratio },
          note: `${median(speeds).toFixed(0)} MB a second, parts of ${bytes / megabyte} MB`,
        },
        {
          name: `server: resident memory with ${parallel} uploads`,
          value: peak / megabyte,
          unit: 'MB',
          bound: { most: bounds.memory },
          note: `${each / megabyte} MB each; ${(before / megabyte).toFixed(0)} MB before them`,
        },
      ] satisfies Measure[]
    } finally {
      await house.stop()
      sink.kill()
      rmSync(data, { recursive: true, force: true })
    }
  },
}
