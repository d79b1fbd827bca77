import { availableParallelism } from 'node:os'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { Unfit } from './engines/reading/protocol.ts'
import { Reader } from './engines/reading/reader.ts'

/**
 * What files say of themselves, for whoever brings in many: each line of standard input names one (`{ id, path, size }`), each
 * line of standard output is an answer (`{ id, said }` or `{ id, refused }`), in any order. It ends with its input.
 */
const request = z.object({ id: z.int(), path: z.string(), size: z.int() })

const reader = new Reader()
const going = new AbortController()
let said = ''
/** Answers that come together are written together. */
function say(answer: object): void {
  if (said === '')
    setImmediate(() => {
      process.stdout.write(said)
      said = ''
    })
  said += `${JSON.stringify(answer)}\n`
}
const atOnce = availableParallelism()
const waiting: z.output<typeof request>[] = []
let busy = 0
let ended = false

async function read({ id, path, size }: z.output<typeof request>): Promise<void> {
  try {
    const { headers } = await reader.read({ path, size, listens: false, ffmpeg: undefined }, going.signal)
    say({ id, said: headers.said })
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    say({ id, refused: error.code })
  }
}

function next(): void {
  for (let one = waiting.shift(); one; one = busy < atOnce ? waiting.shift() : undefined) {
    busy++
    void read(one).finally(() => {
      busy--
      next()
    })
  }
  if (ended && busy === 0) reader.close()
}

const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => {
  waiting.push(request.parse(JSON.parse(line)))
  if (busy < atOnce) next()
})
lines.on('close', () => {
  ended = true
  next()
})
