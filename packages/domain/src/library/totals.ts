import { Owned } from '../shared/repository.ts'
import { Total } from './total.ts'

/** What a library holds: the duration in milliseconds, the size in bytes. */
export type Held = { trackCount: number; trashCount: number; durationMs: number; fileSize: number }

/** How much the caller's library holds. */
export class Totals extends Owned<Total, 'userId'> {
  protected readonly entity = Total
  protected readonly owner = 'userId' as const
  protected readonly thing = 'library'

  /** The counts; of a library that has nothing yet there is no row. */
  async held(): Promise<Held> {
    const row = await this.find({})
    const { trackCount = 0, trashCount = 0, durationMs = 0, fileSize = 0 } = row ?? {}
    return { trackCount, trashCount, durationMs, fileSize }
  }
}
