import type { Unit } from '../shared/unit.ts'

/** The caller's links. */
export class SharedSounds {
  readonly #unit: Unit

  constructor(unit: Unit) {
    this.#unit = unit
  }
}
