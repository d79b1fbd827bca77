import type { Unit } from '../shared/unit.ts'

/** What happened to the caller's jobs, in order. */
export class JobEvents {
  readonly #unit: Unit

  constructor(unit: Unit) {
    this.#unit = unit
  }
}
