import { DomainError } from '../../../shared/errors.ts'

/** Says what is wrong with a playlist file; the reason never quotes what stands in it. */
export const refuse = (reason: string, cause?: unknown): never => {
  throw new DomainError('playlist_unreadable', { field: 'file', reason }, { cause })
}
