import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'

/** Where a call is held: before the server gets it, or once the server has answered it. */
export type Place = 'before' | 'after'

type Hold = { path: string; place: Place; skip: number; reached: () => void; release: Promise<void> }

export type Proxy = {
  url: string
  /** Holds the next call whose path has this text (after `skip` others). Answers when it is there, with how to let it go on. */
  hold(path: string, place: Place, skip?: number): { reached: Promise<void>; release: () => void }
  /** Paths of all calls, in order. */
  calls: string[]
  close(): Promise<void>
}

/** Stands between the worker and the server and can stop time at any call. */
export async function aProxy(target: string): Promise<Proxy> {
  const holds = new Set<Hold>()
  const calls: string[] = []
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const path = incoming.url ?? ''
    calls.push(`${incoming.method} ${path}`)
    const matching = [...holds].find((hold) => path.includes(hold.path) && hold.skip-- === 0)
    if (matching) holds.delete(matching)
    const wait = async (place: Place) => {
      if (matching?.place !== place) return
      matching.reached()
      await matching.release
    }
    const body: Buffer[] = []
    for await (const chunk of incoming) body.push(chunk as Buffer)
    await wait('before')
    if (incoming.socket.destroyed) return
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
    calls,
    hold(path, place, skip = 0) {
      const [reached, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      holds.add({ path, place, skip, reached: reached.resolve, release: release.promise })
      return { reached: reached.promise, release: release.resolve }
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
