import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'

/** Where a call is held: before the server gets it, or once the server has answered it. */
export type Place = 'before' | 'after'

type Hold = { path: string; place: Place; reached: () => void; released: Promise<'go on' | 'drop'> }

export type Proxy = {
  url: string
  /** Holds the next call whose path has this text. When it is there, it may be let go on, or dropped as if the line were cut. */
  hold(path: string, place: Place): { reached: Promise<void>; release: () => void; drop: () => void }
  close(): Promise<void>
}

/** Stands between the worker and the server and can stop time at any call. */
export async function aProxy(target: string): Promise<Proxy> {
  const holds = new Set<Hold>()
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const path = incoming.url ?? ''
    const matching = [...holds].find((hold) => path.includes(hold.path))
    if (matching) holds.delete(matching)
    const wait = async (place: Place) => {
      if (matching?.place !== place) return
      matching.reached()
      if ((await matching.released) === 'drop') throw new Error('The line is cut.')
    }
    const body: Buffer[] = []
    for await (const chunk of incoming) body.push(chunk as Buffer)
    await wait('before')
    const onward = request(new URL(path, target), { method: incoming.method, headers: incoming.headers })
    outgoing.once('close', () => onward.destroy())
    onward.end(Buffer.concat(body))
    const [answer] = (await once(onward, 'response')) as [IncomingMessage]
    const parts: Buffer[] = []
    for await (const chunk of answer) parts.push(chunk as Buffer)
    await wait('after')
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(parts))
  }
  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing).catch(() => outgoing.destroy()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    hold(path, place) {
      const [reached, released] = [Promise.withResolvers<void>(), Promise.withResolvers<'go on' | 'drop'>()]
      holds.add({ path, place, reached: reached.resolve, released: released.promise })
      return {
        reached: reached.promise,
        release: () => released.resolve('go on'),
        drop: () => released.resolve('drop'),
      }
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
