import { timingSafeEqual } from 'node:crypto'
import type { Keyring } from '../identity/index.ts'
import { DomainError } from '../shared/errors.ts'

const purpose = 'job token'

/** What lets its bearer send and read the blobs of one attempt at one job, until a moment (seconds since 1970). */
export function issueToken(keys: Keyring, jobId: string, attempt: number, expiresAt: number): string {
  const told = `${jobId}.${attempt}.${Math.ceil(expiresAt)}`
  return `${told}.${keys.derive(purpose, told)}`
}

/** The attempt a token is for; `log_in_first` where it is none of ours or too old. */
export function readToken(keys: Keyring, token: string, now: number): { jobId: string; attempt: number } {
  const [, told = '', mac = ''] = /^(.{1,200})\.([^.]{1,100})$/.exec(token) ?? []
  const [expected, presented] = [Buffer.from(keys.derive(purpose, told)), Buffer.from(mac)]
  const [jobId = '', attempt = '', expiresAt = ''] = told.split('.')
  const genuine = expected.length === presented.length && timingSafeEqual(expected, presented)
  if (!genuine || Number(expiresAt) < now) throw new DomainError('log_in_first')
  return { jobId, attempt: Number(attempt) }
}
