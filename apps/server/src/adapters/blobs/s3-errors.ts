import { S3ServiceException } from '@aws-sdk/client-s3'
import { DomainError } from '@stemma/domain'

export const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined

/**
 * What the store answers; undefined where it answers with one of the expected statuses or error names. Any other
 * failure, a refused key or a missing bucket included, is a store that does not answer; the reason is its cause.
 */
export async function answered<T>(request: Promise<T>): Promise<T>
export async function answered<T>(request: Promise<T>, absent: readonly (number | string)[]): Promise<T | undefined>
export async function answered<T>(request: Promise<T>, absent: readonly (number | string)[] = []) {
  try {
    return await request
  } catch (cause) {
    if (cause instanceof DomainError) throw cause
    if (absent.some((known) => known === statusOf(cause) || (cause instanceof Error && known === cause.name)))
      return undefined
    throw new DomainError('storage_unavailable', {}, { cause })
  }
}
