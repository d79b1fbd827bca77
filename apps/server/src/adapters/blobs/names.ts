import { DomainError } from '@stemma/domain'

const digest = /^[0-9a-f]{64}$/

/** Where a blob lies below the root of a store: `ab/cd/<sha256>`. Anything but a lower-case hex SHA-256 is refused. */
export const blobName = (sha256: string): string => {
  if (!digest.test(sha256)) throw new DomainError('input_invalid', { field: 'sha256', reason: 'not a SHA-256 digest' })
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
}

/** The digest a name stands for, or undefined where no blob is ever stored under that name. */
export const digestOf = (name: string): string | undefined => {
  const last = name.slice(name.lastIndexOf('/') + 1)
  return digest.test(last) && blobName(last) === name ? last : undefined
}
