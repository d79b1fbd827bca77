import type { Behind } from '@stemma/domain/library'

const most = 2000

/**
 * Where pages ended that programs were given, so that the next begins there: the protocol counts from the beginning, and counting a
 * million tracks again for every page would cost what all pages before it did. What is forgotten is counted again.
 */
export class Places {
  readonly #known = new Map<string, Behind>()

  find(list: string, offset: number): Behind | undefined {
    return this.#known.get(`${list} ${offset}`)
  }

  keep(list: string, offset: number, place: Behind | undefined): void {
    if (place === undefined) return
    const key = `${list} ${offset}`
    this.#known.delete(key)
    this.#known.set(key, place)
    if (this.#known.size > most) this.#known.delete(this.#known.keys().next().value!)
  }
}
