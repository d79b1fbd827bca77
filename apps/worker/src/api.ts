import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createClient } from '@stemma/api/client'
import { Refused } from './failures.ts'

export type Server = { url: string; token: string }
export type Api = ReturnType<typeof createClient>

/** Seconds without an answer after which a call that does not wait for a job is given up. */
const patienceSeconds = 30

/** The server's procedures. With the id of the request that asked for a job, its log lines can be found together. */
export const connect = ({ url, token }: Server, requestId?: string | null): Api =>
  createClient({
    url,
    token,
    batch: false,
    ...(requestId
      ? {
          fetch: (to: Parameters<typeof fetch>[0], init?: RequestInit) =>
            fetch(to, {
              ...init,
              headers: { ...Object.fromEntries(new Headers(init?.headers)), 'x-request-id': requestId },
            }),
        }
      : {}),
  })

export type Blob = { sha256: string; size: number }

/** Sends bytes under a job's token. */
export async function putBlob(
  url: string,
  jobToken: string,
  blob: Blob,
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
  signal: AbortSignal,
): Promise<void> {
  const answer = await fetch(`${url.replace(/\/$/, '')}/jobs/blobs/${blob.sha256}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${jobToken}`, 'content-type': mediaType },
    body: bytes,
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceSeconds * 1000)]),
  })
  if (!answer.ok) throw await refusalOf(answer)
  await answer.body?.cancel()
}

/** Writes the blob of a job to a file, and makes sure that it is the one. */
export async function getBlob(
  url: string,
  jobToken: string,
  sha256: string,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const answer = await fetch(`${url.replace(/\/$/, '')}/jobs/blobs/${sha256}`, {
    headers: { authorization: `Bearer ${jobToken}` },
    signal,
  })
  if (!answer.ok) throw await refusalOf(answer)
  const hash = createHash('sha256')
  const file = createWriteStream(path)
  await pipeline(
    (answer.body ?? new ReadableStream()) as AsyncIterable<Uint8Array>,
    async function* (bytes) {
      for await (const piece of bytes) {
        hash.update(piece)
        yield piece
      }
    },
    file,
    { signal },
  )
  if (hash.digest('hex') !== sha256) throw new Refused(502, 'blob_mismatch', 'Other bytes arrived.')
}

async function refusalOf(answer: Response): Promise<Refused> {
  const told = (await answer.json().catch(() => null)) as { error?: { code?: string; message?: string } } | null
  const { code = null, message = `The server answered ${answer.status}.` } = told?.error ?? {}
  return new Refused(answer.status, code, message)
}
