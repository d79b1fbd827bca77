import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { catalogue } from '@stemma/domain/jobs/pure'
import type { Tags } from '@stemma/domain/library/input'
import { forPrograms } from '../../env.ts'

const entry = fileURLToPath(new URL('../../../../worker/src/tags.ts', import.meta.url))
const answer = z.object({
  id: z.int(),
  said: catalogue['library.read'].result.shape.said.optional(),
})

export type TagReader = ReturnType<typeof startTagReader>

/** The worker's reading of headers, as a process beside this one: hostile bytes are read by its children. */
export function startTagReader() {
  const child = spawn(process.execPath, [entry], { stdio: ['pipe', 'pipe', 'inherit'], env: forPrograms() })
  const waiting = new Map<number, PromiseWithResolvers<Partial<Tags>>>()
  let last = 0
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id, said } = answer.parse(JSON.parse(line))
    // A file that cannot be read by its headers may still be music: the job that listens to it decides.
    waiting.get(id)?.resolve((said?.tags ?? {}) as Partial<Tags>)
    waiting.delete(id)
  })
  let isOver = false
  const refuse = () => {
    for (const one of waiting.values()) one.reject(new Error('The reader of tags has ended.'))
  }
  const ended = once(child, 'exit').then(() => {
    isOver = true
    refuse()
  })
  child.stdin.on('error', () => {}) // it has ended, and told above
  return {
    /** Of all of these files, each as soon as it is known. */
    read(files: readonly { path: string; size: number }[]): Promise<Partial<Tags>>[] {
      const wanted = files.map((file) => ({ ...file, id: ++last, said: Promise.withResolvers<Partial<Tags>>() }))
      for (const { id, said } of wanted) {
        said.promise.catch(() => {}) // whoever still needs it hears of it
        waiting.set(id, said)
      }
      child.stdin.write(wanted.map(({ id, path, size }) => `${JSON.stringify({ id, path, size })}\n`).join(''))
      if (isOver) refuse()
      return wanted.map(({ said }) => said.promise)
    },
    async close(): Promise<void> {
      child.stdin.end()
      await ended
    },
  }
}
