import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { withClient } from '../data/client.ts'
import { openHouse } from '../house/house.ts'
import { newHome, ownerRuns } from '../house/owner.ts'
import { workerOf } from '../house/processes.ts'
import type { Measure } from '../measure.ts'

const megabyte = 1e6
const most = 400 // MB
const patience = 1800 // seconds

/**
 * A library of so many short pieces, each of its own sound, and two long ones that are read at the same time; what the worker holds
 * while it reads and hears all of them, two at once.
 */
export async function workerMemory(
  folder: string,
  { wav, mp3 }: { wav: string; mp3: string },
  { count, longest }: { count: number; longest: number },
): Promise<Measure[]> {
  const music = join(folder, 'heard')
  mkdirSync(music)
  const [even, odd] = [readFileSync(wav), readFileSync(mp3)]
  for (let n = 0; n < count; n++) {
    const piece = n % 2 === 0 ? even : odd
    // In the midst of the sound: of an MP3 it changes what is heard of some frames.
    piece.writeUInt32LE(Math.imul(n + 1, 2_654_435_761) >>> 0, Math.floor(piece.length / 2 / 4) * 4)
    writeFileSync(join(music, `${n}`), piece)
  }
  const long = Array.from({ length: Math.ceil(longest / odd.length) }, () => odd)
  for (const name of ['a long one', 'another'])
    writeFileSync(join(music, name), Buffer.concat([...long, Buffer.from(name)]))

  const data = mkdtempSync(join(folder, 'data-'))
  const home = await newHome(data, 1)
  try {
    await ownerRuns(data, 'import', music, '--user', home.names[0]!, '--link')
    const house = await openHouse(data)
    try {
      let peak = workerOf(house.pid)
      const left = () =>
        withClient(home.url, async (client) => {
          const { rows } = await client.query<{ n: number }>(
            `select count(*)::int as n from library.music_tracks where state = 'reading'`,
          )
          return rows[0]!.n
        })
      const end = performance.now() + patience * 1000
      let waiting = await left()
      for (let look = 0; waiting > 0 && performance.now() < end; look++) {
        const now = workerOf(house.pid)
        if (now.all > peak.all) peak = now
        if (look % 10 === 9) waiting = await left()
        await pause(200)
      }
      return [
        {
          name: 'worker and its children, reading an import',
          value: peak.all / megabyte,
          unit: 'MB',
          bound: { most },
          note: `${count + 2 - waiting} files, two at once; ${peak.each.map((bytes) => (bytes / megabyte).toFixed(0)).join(' + ')}`,
        },
      ]
    } finally {
      await house.stop()
    }
  } finally {
    await home.release()
  }
}
