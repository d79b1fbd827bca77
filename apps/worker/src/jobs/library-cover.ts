import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Unfit, type Drawn } from '../engines/reading/protocol.ts'
import { reader } from '../engines/reading/reading.ts'
import type { Handler } from './tools.ts'

/** Draws a cover in smaller sizes. One that cannot be drawn has none: what was sent is shown. */
export const cover: Handler<'library.cover'> = async ({ coverSha256, size }, tools) => {
  const folder = await mkdtemp(join(tmpdir(), 'stemma-draw-'))
  const picture = join(folder, 'cover')
  try {
    await tools.fetch(coverSha256, picture)
    const drawn = await reader()
      .draw({ picture, size }, tools.signal)
      .catch((error: unknown): Drawn => {
        if (error instanceof Unfit) return { small: null, middle: null }
        throw error
      })
    const send = (bytes: Uint8Array | null) => bytes && tools.send(new Uint8Array(bytes), 'image/jpeg')
    const [small, middle] = await Promise.all([send(drawn.small), send(drawn.middle)])
    return { small, middle }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
