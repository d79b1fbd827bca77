/** A blob as a store lists it. `sha256` is absent where the name is not a digest (a misnamed or foreign file). */
export type StoredBlob = { name: string; sha256?: string; size: number; modifiedAt: Date }

/** Bytes of `size` in all, from `start` to `end` inclusive (offsets in bytes, as in HTTP ranges). */
export type ByteRange = { start: number; end: number }

/** Where audio lies: one name per content, the lower-case hex SHA-256 of its bytes. Implemented by the server's adapters. */
export type BlobStore = {
  /** Stores the bytes, or throws `blob_mismatch` and leaves nothing behind. Storing what is there already succeeds. */
  put(bytes: ReadableStream<Uint8Array> | Uint8Array, expected: { sha256: string; size: number }): Promise<void>
  /**
   * Stores a file of this machine whose size and SHA-256 the caller has just computed, without reading it again where it can.
   * The file stays where it is and may share its bytes with the store: it must not be written to any more.
   */
  adopt(file: string, known: { sha256: string; size: number }): Promise<void>
  /** The bytes, or undefined where there are none. A range is clipped by the caller; `size` is that of the whole blob. */
  read(sha256: string, range?: ByteRange): Promise<{ stream: ReadableStream<Uint8Array>; size: number } | undefined>
  stat(sha256: string): Promise<{ size: number; modifiedAt: Date } | undefined>
  /** Removes the blob; removing what is not there succeeds. */
  remove(sha256: string): Promise<void>
  /** Everything in the store, misnamed files included. */
  list(): AsyncIterable<StoredBlob>
}
