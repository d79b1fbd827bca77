/** What an `AudioError` can mean; stable, so that callers may branch on it. */
export type AudioErrorCode =
  | 'audio.invalid'
  | 'flac.corrupt'
  | 'info.invalid'
  | 'parameters.invalid'
  | 'peaks.corrupt'
  | 'recipe.invalid'
  | 'wav.corrupt'
  | 'wav.not_finite'
  | 'wav.not_wav'
  | 'wav.too_large'
  | 'wav.truncated'
  | 'wav.unsupported'

/** A refusal of this package: a stable code, and a sentence a person can act on. */
export class AudioError extends Error {
  override readonly name = 'AudioError'
  readonly code: AudioErrorCode

  constructor(code: AudioErrorCode, sentence: string) {
    super(sentence)
    this.code = code
  }
}
