import { makeZip } from 'client-zip'
import { uniqueNames } from './names.ts'

/** One file of an archive; `name` may be a path. */
export type ZipEntry = { name: string; bytes: Uint8Array | ReadableStream<Uint8Array>; modified: Date }

// The format counts years from 1980 in seven bits.
const earliest = Date.UTC(1980, 0, 2)
const latest = Date.UTC(2107, 11, 30)
const within = (date: Date) => new Date(Math.min(latest, Math.max(earliest, date.getTime() || earliest)))

/**
 * An archive (stored, ZIP64 where needed) written while it is read: an entry is asked for when the one before is done.
 * Names are made safe and unique. When the reader stops or an entry breaks, the entries and the open one are ended.
 */
export const zipStream = (entries: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> => {
  let open: ReadableStreamDefaultReader<Uint8Array> | undefined

  const held = (bytes: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> => {
    const reader = bytes.getReader()
    open = reader
    return new ReadableStream(
      {
        async pull(controller) {
          const { done, value } = await reader.read()
          if (done) controller.close()
          else controller.enqueue(value)
        },
      },
      { highWaterMark: 0 },
    )
  }

  async function* inputs() {
    const unique = uniqueNames()
    for await (const { name, bytes, modified } of entries) {
      const input = bytes instanceof Uint8Array ? bytes : held(bytes)
      yield { name: unique(name), lastModified: within(modified), input }
      open = undefined
    }
  }

  const files = inputs()
  const zip = makeZip(files).getReader()
  // client-zip leaves both as they are.
  const end = async (reason: unknown) => {
    await open?.cancel(reason).catch(() => undefined)
    await files.return().catch(() => undefined)
  }
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await zip.read()
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (error) {
          await end(error)
          throw error
        }
      },
      async cancel(reason) {
        await end(reason)
        await zip.cancel(reason).catch(() => undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
