/** One RIFF chunk: its identifier, where its content starts and the size it claims, both in bytes. */
export type Chunk = { readonly id: string; readonly start: number; readonly size: number }

/** Larger sizes may mean "not known when the header was written": ffmpeg writes 0xFFFFFFFF, SoX 0x7FFFF000. */
export const STREAMING = 0x7ffff000

/** The four characters at `offset`. */
export function fourCC(view: DataView, offset: number): string {
  return String.fromCharCode(
    view.getUint8(offset),
    view.getUint8(offset + 1),
    view.getUint8(offset + 2),
    view.getUint8(offset + 3),
  )
}

/** The chunks between `start` and `end`, in order; the last may claim more than there is. */
export function* chunksOf(view: DataView, start: number, end: number): Generator<Chunk> {
  let at = start
  while (at + 8 <= end) {
    const size = view.getUint32(at + 4, true)
    yield { id: fourCC(view, at), start: at + 8, size }
    // Chunks of odd size are followed by a pad byte.
    at += 8 + size + (size & 1)
  }
}
