import { DomainError } from '../../../shared/errors.ts'

/** Says what is wrong with a patch; the reason never quotes what was typed. */
export const refuse = (reason: string): never => {
  throw new DomainError('patch_unreadable', { field: 'text', reason })
}
