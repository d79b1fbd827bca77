import { AbstractTokenizer, EndOfStreamError, type IReadChunkOptions } from 'strtok3'
import type { FileSource } from './source.ts'

/** What is read at a time, over what was read before: tags are many small pieces at a file's two ends, and the music between is not looked at. */
const piece = new Uint8Array(64 * 1024)

/** A file as the parser of tags reads it. One at a time: they share a piece of memory. */
export class Tokens extends AbstractTokenizer {
  readonly fileInfo: { size: number; mimeType: string }
  readonly #source: FileSource
  #from = 0
  #held = 0

  constructor(source: FileSource, mimeType: string) {
    super()
    this.#source = source
    this.fileInfo = { size: source.size, mimeType }
  }

  override supportsRandomAccess(): boolean {
    return true
  }

  setPosition(position: number): void {
    this.validateLength(position, 'position')
    this.position = position
  }

  override async readBuffer(target: Uint8Array, options?: IReadChunkOptions): Promise<number> {
    const position = options?.position ?? this.position
    const read = await this.peekBuffer(target, options)
    this.position = position + read
    return read
  }

  override async peekBuffer(target: Uint8Array, options?: IReadChunkOptions): Promise<number> {
    const { length, position, mayBeLess } = this.normalizeOptions(target, options)
    const read = this.#copy(target.subarray(0, length), position)
    if (read < length && !mayBeLess) throw new EndOfStreamError()
    return read
  }

  #copy(target: Uint8Array, position: number): number {
    if (target.length > piece.length) return this.#source.into(target, position)
    const isHeld = position >= this.#from && position + target.length <= this.#from + this.#held
    if (!isHeld) {
      this.#from = position
      this.#held = this.#source.into(piece, position)
    }
    const start = position - this.#from
    const found = piece.subarray(start, Math.min(this.#held, start + target.length))
    target.set(found)
    return found.length
  }
}
