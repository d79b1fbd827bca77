import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newHome, ownerRuns } from '../house/owner.ts'
import { processorOf, processorOfEnded } from '../house/processor.ts'
import type { Measure } from '../measure.ts'

const bounds = { filesPerSecond: 250, timesLimit: 2.5 }

/** What stands in the tags of the pieces that are brought in, six letters each, to be written over. */
export const placeholders = ['T00000', 'A00000', 'B00000'] as const

/** So many files below a folder, no two with the same bytes: ten to an album, a hundred to an artist. */
function aCollection(folder: string, pieces: readonly string[], count: number, first = 0): string[] {
  const bytes = pieces.map((path) => readFileSync(path))
  const places = bytes.map((piece) => placeholders.map((word) => piece.indexOf(word)))
  return Array.from({ length: count }, (_, i) => {
    const piece = bytes[i % pieces.length]!
    for (const [n, at] of places[i % pieces.length]!.entries()) {
      if (at < 0) throw new Error('A piece lacks its tags.')
      piece.write(String(first + Math.floor(i / [1, 100, 10][n]!)).padStart(5, '0'), at + 1, 'latin1')
    }
    const path = join(folder, `${Math.floor(i / 100)}`, `${i}`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, piece)
    return path
  })
}

/** The command as its owner runs it, database and all processes counted, for what one file more costs. */
export async function importing(folder: string, pieces: readonly string[], count: number): Promise<Measure[]> {
  const few = Math.ceil(count / 10)
  aCollection(join(folder, 'few'), pieces, few, 50_000)
  const files = aCollection(join(folder, 'many'), pieces, count)
  const times = { limit: [] as number[], link: 0, copy: 0 }
  const limit = () => {
    const before = process.cpuUsage()
    for (const path of files) createHash('sha256').update(readFileSync(path)).digest('hex')
    const { user, system } = process.cpuUsage(before)
    times.limit.push((user + system) / 1e6 / count)
  }
  limit() // the first compiles, and brings the files into memory
  times.limit = []
  for (const how of ['link', 'copy'] as const) {
    limit()
    const data = mkdtempSync(join(folder, 'data-'))
    const home = await newHome(data, 2)
    try {
      const postgres = Number(readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'latin1').split('\n')[0])
      const used = () => processorOfEnded() + processorOf(postgres)
      const bring = async (name: string, person: string) => {
        const before = used()
        await ownerRuns(data, 'import', join(folder, name), '--user', person, ...(how === 'link' ? ['--link'] : []))
        return used() - before
      }
      const start = await bring('few', home.names[0]!)
      times[how] = ((await bring('many', home.names[1]!)) - start) / (count - few)
    } finally {
      await home.release()
      rmSync(data, { recursive: true })
    }
  }
  limit()
  const least = times.limit.reduce((sum, one) => sum + one, 0) / times.limit.length
  return [
    {
      name: 'import:library --link: files a second and core',
      value: 1 / times.link,
      unit: '',
      bound: { least: bounds.filesPerSecond },
      note: `of a file more, PostgreSQL among it; copied ${(1 / times.copy).toFixed(0)}`,
    },
    {
      name: 'import:library --link, against read and SHA-256',
      value: times.link / least,
      unit: '×',
      bound: { most: bounds.timesLimit },
      note: `${(times.link * 1000).toFixed(2)} ms of ${(least * 1000).toFixed(2)}; copied ${(times.copy * 1000).toFixed(2)}`,
    },
  ]
}
