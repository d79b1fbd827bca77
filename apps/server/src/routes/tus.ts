import type { Context, MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { DomainError } from '@stemma/domain'
import { uploadInput } from '@stemma/domain/library/input'
import { storableName } from '@stemma/domain/library/pure'
import type { App } from '../context.ts'

export const version = '1.0.0'
export const uploadType = 'application/offset+octet-stream'
/** The largest file, in bytes. */
export const largest = 4_294_967_296

/** What the server says of itself (tus 1.0.0, OPTIONS). */
export const abilities = {
  'tus-version': version,
  'tus-extension': 'creation,creation-with-upload,checksum,termination,expiration',
  'tus-max-size': String(largest),
  'tus-checksum-algorithm': 'sha1,sha256',
}

/** Refuses another version of the protocol, and names ours in every answer. */
export const speaksTus: MiddlewareHandler<App> = async (c, next) => {
  if (c.req.method !== 'OPTIONS' && c.req.method !== 'GET' && c.req.header('tus-resumable') !== version) {
    c.header('tus-version', version)
    throw new DomainError('tus_version')
  }
  await next()
  c.res.headers.set('tus-resumable', version)
  c.res.headers.set('cache-control', 'no-store')
}

const bytes = (name: string) =>
  z.coerce.number(`${name} is needed`).int(`${name} must be whole`).min(0, `${name} is below 0`)
const checksum = z.union(
  [z.string().regex(/^sha1 [A-Za-z0-9+/]{27}=$/), z.string().regex(/^sha256 [A-Za-z0-9+/]{43}=$/)],
  'upload-checksum must be sha1 or sha256, a space and the digest in Base64',
)

/** What a request announces: the file's name, size and batch, and what its sender says its SHA-256 is. */
export function announcement(c: Context<App>) {
  const size = bytes('upload-length').parse(c.req.header('upload-length'))
  if (size > largest) throw new DomainError('blob_too_large', { limit: largest })
  const said = metadata(c.req.header('upload-metadata') ?? '')
  return uploadInput.parse({
    batch: said.get('batch') ?? crypto.randomUUID(),
    fileName: storableName(said.get('filename') ?? ''),
    size,
    declaredSha256: said.get('sha256')?.toLowerCase() ?? null,
  })
}

/** `name base64, name base64`; a value may be missing. */
function metadata(header: string): Map<string, string> {
  const pairs = header.split(',').map((pair) => pair.trim().split(' '))
  return new Map(
    pairs.map(([name = '', value = '', ...rest]) => {
      if (rest.length > 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(value))
        throw new DomainError('input_invalid', { field: 'upload-metadata', reason: 'its values must be Base64' })
      return [name.toLowerCase(), Buffer.from(value, 'base64').toString('utf8')]
    }),
  )
}

export const offsetOf = (c: Context<App>): number => bytes('upload-offset').parse(c.req.header('upload-offset'))

/** How many bytes the body has, where its sender says so. */
export function lengthOf(c: Context<App>): number | undefined {
  const header = c.req.header('content-length')
  return header === undefined ? undefined : bytes('content-length').parse(header)
}

/** What the sender says of the bytes of this request alone. */
export function checksumOf(c: Context<App>): { algorithm: 'sha1' | 'sha256'; digest: string } | undefined {
  const header = c.req.header('upload-checksum')
  if (header === undefined) return undefined
  const [algorithm, digest] = checksum.parse(header.trim()).split(' ')
  return { algorithm: algorithm as 'sha1' | 'sha256', digest: digest! }
}

export const hasBytes = (c: Context<App>): boolean =>
  c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() === uploadType
