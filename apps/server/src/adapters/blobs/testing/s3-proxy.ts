import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What happens to a request on its way: it passes, is answered by a status, gets no answer, the connection breaks before
 * it arrives, after it arrived (the answer is lost), or after so many bytes of the answer; `stall` stops there instead.
 */
export type Fault =
  | 'pass'
  | 'hang'
  | 'cut'
  | 'lose'
  | { status: number }
  | { cutAfter: number }
  | { stallAfter: number }

/** A proxy on loopback before the server at `port`; `fault` is asked for each request. */
export const faultyProxy = async (port: number, fault: (request: IncomingMessage) => Fault) => {
  const seen: string[] = []
  const proxy = createServer((incoming, outgoing) => {
    seen.push(`${incoming.method} ${incoming.url}`)
    const what = fault(incoming)
    if (what === 'hang') return void incoming.resume()
    if (what === 'cut') return void incoming.socket.destroy()
    if (typeof what === 'object' && 'status' in what) {
      incoming.resume()
      outgoing.writeHead(what.status, { 'content-type': 'application/xml' })
      return void outgoing.end('<Error><Code>InternalError</Code><Message>Later</Message></Error>')
    }
    const { method, url, headers } = incoming
    const onward = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (answer) => {
      if (what === 'lose') {
        answer.resume()
        return void answer.on('end', () => incoming.socket.destroy())
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      if (what === 'pass') return void answer.pipe(outgoing)
      let left = 'cutAfter' in what ? what.cutAfter : what.stallAfter
      answer.on('data', (chunk: Buffer) => {
        if (left > 0) outgoing.write(chunk.subarray(0, left))
        left -= chunk.length
        if (left <= 0 && 'cutAfter' in what) setImmediate(() => incoming.socket.destroy())
      })
    })
    onward.on('error', () => incoming.socket.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
  const close = () => {
    proxy.closeAllConnections()
    proxy.close()
  }
  return { endpoint: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, seen, close }
}
