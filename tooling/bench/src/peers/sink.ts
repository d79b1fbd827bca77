/** The limit of an upload: what comes is written to the disk as it comes, hashed on the way and flushed at the end. Nothing is asked. */
import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const path = process.argv[2]
if (path === undefined) throw new Error('usage: sink.ts <file>')

const server = createServer((request, response) => {
  const receive = async () => {
    const hash = createHash('sha256')
    const file = await open(path, 'w')
    for await (const chunk of request as AsyncIterable<Buffer>) {
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.datasync()
    await file.close()
    await rm(path)
    response.end(hash.digest('hex'))
  }
  receive().catch((error: unknown) => response.destroy(error as Error))
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
