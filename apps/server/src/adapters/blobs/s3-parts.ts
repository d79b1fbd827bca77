// What S3 allows: parts of at least 5 MiB, and 10,000 of them.
const leastPartBytes = 5 * 1024 * 1024
const mostParts = 10_000

/** How long the parts of a blob of `size` bytes are; one part is held in memory at a time. */
export const partBytesFor = (size: number): number => Math.max(leastPartBytes, Math.ceil(size / mostParts))

/** The stream as parts of exactly `partBytes`, the last one shorter. A part is valid until the next is asked for. */
export async function* inParts(bytes: AsyncIterable<Uint8Array>, partBytes: number): AsyncGenerator<Uint8Array, void> {
  const part = new Uint8Array(partBytes)
  let filled = 0
  for await (const chunk of bytes) {
    for (let taken = 0; taken < chunk.byteLength;) {
      const piece = chunk.subarray(taken, taken + partBytes - filled)
      part.set(piece, filled)
      filled += piece.byteLength
      taken += piece.byteLength
      if (filled < partBytes) continue
      yield part
      filled = 0
    }
  }
  if (filled > 0) yield part.subarray(0, filled)
}

/** The stream as one array of the `size` bytes it was checked to have. */
export const wholeOf = async (bytes: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> => {
  const whole = new Uint8Array(size)
  let at = 0
  for await (const chunk of bytes) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}
