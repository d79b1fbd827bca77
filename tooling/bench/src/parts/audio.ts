import { createHash } from 'node:crypto'
import { render, SOUND_TYPES } from '@stemma/audio'
import { handlers } from '@stemma/worker/jobs/index'
import type { Measure, Part } from '../measure.ts'
import { median, quantile } from '../statistics.ts'

const bounds = { milliseconds: 150, timesRealTime: 150 }
const seconds = 10

/** The worker's own deed for a prompt, its words and bytes going nowhere: read, render, measure, encode, name. */
async function make(prompt: string, seed: number): Promise<void> {
  const recipe = { engine: 'synth/v1', seed, parameters: null, patch: null, loop: false } as const
  const { parameters } = await handlers['sounds.generate'](
    { prompt, readWith: 'rules', ...recipe },
    {
      signal: new AbortController().signal,
      tell: async () => {},
      send: async (bytes) => ({
        sha256: createHash('sha256').update(bytes).digest('hex') as never,
        size: bytes.length,
      }),
      fetch: async () => {},
      readByModel: () => Promise.reject(new Error('No model reads here.')),
    },
  )
  if (parameters.duration !== seconds) throw new Error(`“${prompt}” is read as ${parameters.duration} s.`)
}

/** Processor time of a call in ms; the other threads' garbage collection and compiling count too. */
async function processorTime(call: () => Promise<void> | void): Promise<number> {
  const before = process.cpuUsage()
  await call()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The worker's computing, without queue and network. */
export const audio: Part = {
  name: 'audio',
  what: 'prompt → WAV, peaks and loudness in the worker; synthesis against real time',
  run: async ({ quick }) => {
    const rounds = quick ? 3 : 7
    const measures: Measure[] = []
    const first = await processorTime(() => make('a 10 second classic', 1))
    const all: number[] = []
    for (let seed = 2; seed < 2 + rounds; seed++) {
      for (const type of ['squeaker', 'rumbler', 'stutterer', 'classic', 'wet']) {
        all.push(await processorTime(() => make(`a 10 second ${type} one`, seed)))
      }
    }
    measures.push({
      name: `prompt → audio of ${seconds} s: worker time`,
      value: median(all),
      unit: 'ms',
      bound: { most: bounds.milliseconds },
      note: `p95 ${quantile(all, 0.95).toFixed(0)} ms; the very first ${first.toFixed(0)} ms`,
    })

    const speeds: { type: string; speed: number }[] = []
    for (const type of SOUND_TYPES) {
      const times: number[] = []
      for (let n = 0; n < rounds; n++) {
        const parameters = { duration: seconds, wetness: 2 * (n % 6), pitch: 5, type }
        times.push(await processorTime(() => void render({ engine: 'synth/v1', seed: n, parameters })))
      }
      speeds.push({ type, speed: (seconds * 1000) / median(times) })
    }
    measures.push({
      name: 'synthesis: slowest type, times real time',
      value: Math.min(...speeds.map(({ speed }) => speed)),
      unit: '×',
      bound: { least: bounds.timesRealTime },
      note: speeds.map(({ type, speed }) => `${type} ${speed.toFixed(0)}`).join(', '),
    })
    return measures
  },
}
