import type { FailureCode, JobInput, Result } from '@stemma/domain/jobs/pure'

type Told = Result<'library.read'>
export type Format = NonNullable<JobInput<'library.read'>['format']>

/** What a child is asked to read. */
export type Request = {
  path: string
  size: number
  /** Whether it is to be decoded as well. */
  listens: boolean
  /** The version of ffmpeg, where it may be used. */
  ffmpeg: string | undefined
}

/** A picture that a child is asked to draw smaller. */
export type Sketch = { picture: string; size: number }

/** A picture within 96 and 480 pixels a side, as JPEG; null where it is no larger. */
export type Drawn = { small: Uint8Array | null; middle: Uint8Array | null }

export type Picture = { bytes: Uint8Array; mediaType: 'image/jpeg' | 'image/png' | 'image/webp' }

/** What the headers of a file say. */
export type Headers = Pick<Told, 'said' | 'durationMs' | 'bitrate' | 'format' | 'lyrics'> & { cover: Picture | null }

/** What is known when a file was heard; `peaks` as bytes. */
export type Heard = Pick<
  Told,
  | 'decoder'
  | 'unheard'
  | 'audioHash'
  | 'loudness'
  | 'peak'
  | 'tempo'
  | 'tempoConfidence'
  | 'musicalKey'
  | 'keyConfidence'
> & { durationMs: number | null; peaks: Uint8Array<ArrayBuffer> | null }

/** What a child says of a file, in this order; `alive` as often as it likes. */
export type Reply =
  | { kind: 'alive'; percent: number }
  | { kind: 'headers'; headers: Headers }
  | { kind: 'heard'; heard: Heard; headers?: Headers }
  | { kind: 'drawn'; drawn: Drawn }
  | { kind: 'refused'; code: FailureCode }

/** A file that is refused, and as what. */
export class Unfit extends Error {
  override readonly name = 'Unfit'
  readonly code: FailureCode

  constructor(code: FailureCode, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}
