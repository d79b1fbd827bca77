import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newPrompt } from '../cases.ts'
import { inviteGuests } from '../house/guests.ts'
import { openHouse, type House } from '../house/house.ts'
import { loadAndWatch } from '../house/load.ts'
import { makeSound } from '../house/sound.ts'
import { Connection } from '../load/send.ts'
import type { Measure, Part } from '../measure.ts'
import { median, quantile } from '../statistics.ts'

const most = { ready: 3000, sound: 250, server: 250, worker: 250 } // ms, ms, MB, MB
const megabyte = 1024 * 1024

/** The app as people run it: how soon it serves, how soon a sentence is a sound, how much memory it takes. */
export const house: Part = {
  name: 'house',
  what: 'start, sentence to sound, memory under load; with the embedded database',
  async run({ quick, log }) {
    const data = mkdtempSync(join(tmpdir(), 'stemma-bench-'))
    let open: House | undefined
    try {
      open = await openHouse(data)
      const cold = open.readyIn
      const warm: number[] = []
      for (let start = 0; start < (quick ? 1 : 5); start++) {
        await open.stop()
        open = await openHouse(data)
        warm.push(open.readyIn)
      }
      const measures: Measure[] = [
        {
          name: 'ready, warm',
          value: median(warm),
          unit: 'ms',
          bound: { most: most.ready },
          note: `on an empty data folder ${cold.toFixed(0)} ms`,
        },
      ]
      log('sentence to sound …')
      measures.push(await sentenceToSound(open, quick ? 15 : 60))
      log('load …')
      measures.push(...(await memory(open, quick ? 8 : 30)))
      return measures
    } finally {
      await open?.stop()
      rmSync(data, { recursive: true, force: true })
    }
  },
}

async function sentenceToSound({ url, data }: House, count: number): Promise<Measure> {
  const [token = ''] = await inviteGuests(data, 1)
  const connection = new Connection(url)
  const times: number[] = []
  for (let n = -5; n < count; n++) {
    const began = performance.now()
    await makeSound(connection, url, token, newPrompt)
    if (n >= 0) times.push(performance.now() - began)
  }
  connection.close()
  const note = `p95 ${quantile(times, 0.95).toFixed(0)} ms`
  return { name: 'sentence → “ready” p50', value: median(times), unit: 'ms', bound: { most: most.sound }, note }
}

async function memory(open: House, seconds: number): Promise<Measure[]> {
  const { peak, requests, sounds } = await loadAndWatch(open, seconds)
  const note = `${requests} requests and ${sounds} sounds in ${seconds} s`
  return (['server', 'worker'] as const).map((name) => ({
    name: `${name}: resident memory under load`,
    value: peak[name] / megabyte,
    unit: 'MB',
    bound: { most: most[name] },
    note,
  }))
}
