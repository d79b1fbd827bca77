import { DomainError } from '@stemma/domain'

const patienceMilliseconds = 10_000

type Writer = { stop: AbortController; ended: Promise<void> }

/** One writer a file. Who comes later asks the one before to stop: of two connections the older is usually a dead one. */
export class Writers {
  readonly #writing = new Map<string, Writer>()

  async alone<T>(id: string, deed: (stop: AbortSignal) => Promise<T>): Promise<T> {
    const until = performance.now() + patienceMilliseconds
    for (let before = this.#writing.get(id); before; before = this.#writing.get(id)) {
      before.stop.abort()
      if (!(await endsWithin(before.ended, until - performance.now()))) throw new DomainError('upload_busy')
    }
    const stop = new AbortController()
    const { promise: ended, resolve } = Promise.withResolvers<void>()
    this.#writing.set(id, { stop, ended })
    try {
      return await deed(stop.signal)
    } finally {
      this.#writing.delete(id)
      resolve()
    }
  }
}

async function endsWithin(ended: Promise<void>, milliseconds: number): Promise<boolean> {
  if (milliseconds <= 0) return false
  const { promise: late, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(resolve, milliseconds, false)
  try {
    return await Promise.race([ended.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
