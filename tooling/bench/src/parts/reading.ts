import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeWav, type Audio } from '@stemma/audio'
import { soundEncoder } from '@stemma/server/adapters/encode/encode'
import { Reader } from '@stemma/worker/engines/reading/reader'
import { usageOf } from '@stemma/worker/engines/reading/usage'
import type { Measure, Part } from '../measure.ts'
import { median } from '../statistics.ts'
import { importing, placeholders } from './importing.ts'
import { workerMemory } from './worker-memory.ts'

const bounds = { filesPerSecond: 250, timesLimit: 2.5, megabytes: 160, timesRealTime: 60 }

/** Two voices and a beat, so that no codec has it too easy. */
function aPiece(seconds: number): Audio {
  const make = (hertz: number) =>
    Float32Array.from({ length: seconds * 44_100 }, (_, i) => {
      const noise = (Math.imul(i + 1, 2_654_435_761) >>> 8) / 2 ** 24 - 0.5
      return 0.3 * Math.sin(i * hertz * 1e-4) + (i % 22_050 < 2000 ? 0.5 : 0.02) * noise
    })
  return { sampleRate: 44_100, channels: [make(440), make(554)] }
}

const never = new AbortController().signal

/** Processor seconds of the reader's children and of this process, and the most memory a child was seen with. */
const usage = (reader: Reader) => {
  const children = reader.children.map((pid) => usageOf(pid) ?? { seconds: 0, bytes: 0 })
  const { user, system } = process.cpuUsage()
  return {
    children: children.reduce((sum, { seconds }) => sum + seconds, 0),
    here: (user + system) / 1e6,
    bytes: Math.max(0, ...children.map(({ bytes }) => bytes)),
  }
}

/** What the worker does with a file, without queue and network. */
export const reading: Part = {
  name: 'reading',
  what: 'tags and whole imports against SHA-256 of the bytes; decoding and listening against real time; the worker’s memory',
  run: async ({ quick, log }) => {
    const folder = mkdtempSync(join(tmpdir(), 'stemma-bench-'))
    const encoder = soundEncoder({ timeoutMs: 120_000, memoryMb: 512 })
    const reader = new Reader()
    try {
      const write = async (name: string, seconds: number, format: 'mp3' | 'flac' | 'wav') => {
        const wav = encodeWav(aPiece(seconds), { format: 'pcm16' })
        const [title, artist, album] = placeholders
        const tags = { title, artist, album, genre: 'Jazz', comment: 'A comment' }
        const path = join(folder, name)
        writeFileSync(path, await encoder.encodeSound({ wav, format, tags }))
        return path
      }
      const [mp3, flac] = [await write('a.mp3', 42, 'mp3'), await write('a.flac', 10, 'flac')]
      const short = { wav: await write('s.wav', 3, 'wav'), mp3: await write('s.mp3', 8, 'mp3') }
      const files = Array.from({ length: quick ? 60 : 400 }, (_, i) => {
        const path = join(folder, `${i}`)
        writeFileSync(path, readFileSync(i % 2 === 0 ? mp3 : flac))
        return path
      })
      log(`${files.length} files of ${statSync(mp3).size} and ${statSync(flac).size} bytes`)
      return [
        ...(await tags(reader, files, quick ? 2 : 5)),
        ...(await listening(reader, write, quick)),
        ...(await importing(folder, [mp3, flac], quick ? 500 : 3000)),
        ...(await workerMemory(folder, short, quick ? { count: 200, longest: 8e6 } : { count: 2000, longest: 40e6 })),
      ]
    } finally {
      reader.close()
      await encoder.close()
      rmSync(folder, { recursive: true })
    }
  },
}

async function tags(reader: Reader, files: readonly string[], rounds: number): Promise<Measure[]> {
  const read = (path: string) =>
    reader.read({ path, size: statSync(path).size, listens: false, ffmpeg: undefined }, never)
  const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
  for (const path of files.slice(0, 20)) await read(path)
  const [limits, ours]: [number[], number[]] = [[], []]
  let most = 0
  for (let round = 0; round < rounds; round++) {
    const before = usage(reader)
    for (const path of files) hash(path)
    const between = usage(reader)
    for (const path of files) {
      hash(path)
      await read(path)
    }
    const after = usage(reader)
    limits.push(between.here - before.here)
    ours.push(after.here - between.here + after.children - between.children)
    most = Math.max(most, after.bytes)
  }
  const [limit, all] = [median(limits), median(ours)]
  return [
    {
      name: 'import: files a second and core',
      value: files.length / all,
      unit: '',
      bound: { least: bounds.filesPerSecond },
      note: `read, SHA-256 and tags; without the tags ${(files.length / limit).toFixed(0)}`,
    },
    { name: 'import, against read and SHA-256', value: all / limit, unit: '×', bound: { most: bounds.timesLimit } },
    { name: 'memory of the child, tags', value: most / 1e6, unit: 'MB', bound: { most: bounds.megabytes } },
  ]
}

type Write = (name: string, seconds: number, format: 'mp3' | 'flac' | 'wav') => Promise<string>

async function listening(reader: Reader, write: Write, quick: boolean): Promise<Measure[]> {
  const seconds = quick ? 30 : 240
  const speeds: { format: string; speed: number }[] = []
  let most = 0
  for (const format of ['mp3', 'flac', 'wav'] as const) {
    const path = await write(`long.${format}`, seconds, format)
    const times: number[] = []
    for (let round = 0; round < (quick ? 2 : 3); round++) {
      const before = usage(reader)
      let during = before
      const look = setInterval(() => {
        during = usage(reader)
        most = Math.max(most, during.bytes)
      }, 20)
      await reader.read({ path, size: statSync(path).size, listens: true, ffmpeg: undefined }, never)
      clearInterval(look)
      // A child that is not kept takes its count with it: then the last look is what we know.
      const after = usage(reader)
      times.push(Math.max(after.children, during.children) - before.children + after.here - before.here)
    }
    speeds.push({ format, speed: seconds / median(times) })
  }
  return [
    {
      name: 'decoding and listening: slowest format, times real time',
      value: Math.min(...speeds.map(({ speed }) => speed)),
      unit: '×',
      bound: { least: bounds.timesRealTime },
      note: speeds.map(({ format, speed }) => `${format} ${speed.toFixed(0)}`).join(', '),
    },
    { name: 'memory of the child, listening', value: most / 1e6, unit: 'MB', bound: { most: bounds.megabytes } },
  ]
}
