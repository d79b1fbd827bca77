import { open } from 'node:fs/promises'
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3'
import type { BlobStore } from '@stemma/domain/storage'
import { disk, streamOf } from './disk.ts'
import { blobName, digestOf } from './names.ts'
import { clip } from './ranges.ts'
import { answerOf, resumed } from './s3-body.ts'
import { inParts, partBytesFor, wholeOf } from './s3-parts.ts'
import { answered, statusOf } from './s3-errors.ts'
import { abandon, checkExpected, verified, type Expected } from './verified.ts'

export type S3Options = {
  endpoint?: string
  region: string
  bucket: string
  /** Put before every key, e.g. `stemma`: one bucket may serve several things. */
  prefix?: string
  accessKeyId: string
  secretAccessKey: string
  forcePathStyle?: boolean
  /** How long the store may say nothing. */
  timeoutMs?: number
  /** Keys asked for at once when listing. */
  pageSize?: number
}

/**
 * Blobs as objects `<prefix>/ab/cd/<sha256>`, named as the files adapter names them. Nothing is visible under its key
 * before digest and size were checked: small blobs are sent whole, bigger ones in parts that are joined after the check.
 */
export const s3Blobs = (options: S3Options): BlobStore => {
  const { bucket: Bucket, timeoutMs = 20_000 } = options
  const prefix = options.prefix ? `${options.prefix.replace(/^\/+|\/+$/g, '')}/` : ''
  const client = new S3Client({
    ...(options.endpoint && { endpoint: options.endpoint }),
    region: options.region,
    credentials: { accessKeyId: options.accessKeyId, secretAccessKey: options.secretAccessKey },
    forcePathStyle: options.forcePathStyle ?? false,
    maxAttempts: 4,
    retryMode: 'standard',
    requestHandler: { connectionTimeout: Math.min(timeoutMs, 5000), socketTimeout: timeoutMs },
    // Other makers' stores know no checksum trailers; the signature covers the bytes that are sent.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const at = (sha256: string) => ({ Bucket, Key: prefix + blobName(sha256) })

  const putWhole = async (bytes: AsyncIterable<Uint8Array>, { sha256, size }: Expected) => {
    const Body = await wholeOf(bytes, size)
    const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64')
    await answered(client.send(new PutObjectCommand({ ...at(sha256), Body, ContentLength: size, ChecksumSHA256 })))
  }

  const putInParts = async (bytes: AsyncIterable<Uint8Array>, { sha256, size }: Expected) => {
    const { UploadId } = await answered(client.send(new CreateMultipartUploadCommand(at(sha256))))
    const upload = { ...at(sha256), UploadId }
    try {
      const Parts: { PartNumber: number; ETag: string | undefined }[] = []
      for await (const Body of inParts(bytes, partBytesFor(size))) {
        const PartNumber = Parts.length + 1
        const { ETag } = await answered(client.send(new UploadPartCommand({ ...upload, PartNumber, Body })))
        Parts.push({ PartNumber, ETag })
      }
      const joined = answered(
        client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } })),
      )
      await joined.catch(async (error: unknown) => {
        // A lost answer is asked for again, and the upload that has succeeded is then unknown.
        if ((await stat(sha256))?.size !== size) throw error
      })
    } catch (error) {
      await client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined)
      throw error
    }
  }

  const stat: BlobStore['stat'] = async (sha256) => {
    const found = await answered(client.send(new HeadObjectCommand(at(sha256))), [404])
    return found && { size: found.ContentLength ?? 0, modifiedAt: found.LastModified ?? new Date(0) }
  }

  const put: BlobStore['put'] = async (bytes, expected) => {
    try {
      checkExpected(expected)
      const send = expected.size <= partBytesFor(expected.size) ? putWhole : putInParts
      await send(verified(bytes, expected), expected)
    } catch (error) {
      await abandon(bytes, error)
      throw error
    }
  }

  return {
    stat,
    put,

    async adopt(file, known) {
      const opened = await disk(open(file, 'r'))
      await put(streamOf(opened, { start: 0, end: known.size - 1 }), known)
    },

    async read(sha256, range) {
      // The store knows where the blob ends; what no range can be is refused before it is asked.
      const asked = range && clip(range, Infinity)
      const get = (from?: number, to?: number) => {
        const Range = from === undefined ? undefined : `bytes=${from}-${to ?? ''}`
        return client.send(new GetObjectCommand({ ...at(sha256), ...(Range && { Range }) }))
      }
      const found = await answered(
        get(asked?.start, asked?.end).catch((error: unknown) => {
          if (statusOf(error) === 416) clip(range, 0)
          throw error
        }),
        ['NoSuchKey'],
      )
      if (!found) return undefined
      const { body, size } = answerOf(found, asked?.start)
      const { start, end } = clip(range, size)
      const reopen = async (from: number) => answerOf(await answered(get(from, end)), from).body
      return { stream: resumed(body, { start, end }, reopen), size }
    },

    async remove(sha256) {
      await answered(client.send(new DeleteObjectCommand(at(sha256))), [404])
    },

    async *list() {
      const pages = paginateListObjectsV2({ client, pageSize: options.pageSize ?? 1000 }, { Bucket, Prefix: prefix })
      for (;;) {
        const page = await answered(pages.next())
        if (page.done) return
        for (const { Key = '', Size = 0, LastModified } of page.value.Contents ?? []) {
          const name = Key.slice(prefix.length)
          const sha256 = digestOf(name)
          yield { name, ...(sha256 && { sha256 }), size: Size, modifiedAt: LastModified ?? new Date(0) }
        }
      }
    },
  }
}
