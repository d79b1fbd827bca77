import { Agent, request as open } from 'node:http'

export type Request = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string }
export type Reply = { status: number; text: string; milliseconds: number }

/** One connection that is kept open, and on which requests follow one another. */
export class Connection {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #origin: string

  constructor(origin: string) {
    this.#origin = origin
  }

  send({ method, path, headers = {}, body }: Request): Promise<Reply> {
    const began = performance.now()
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
      const options = { method, agent: this.#agent, headers: { ...headers, ...length } }
      const sent = open(this.#origin + path, options, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const milliseconds = performance.now() - began
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), milliseconds })
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

/** Sends requests 0 … count - 1 over the connections, each as soon as one is free; the milliseconds of each. */
export async function sendAll(
  connections: readonly Connection[],
  count: number,
  requestOf: (n: number) => Request,
): Promise<number[]> {
  const milliseconds: number[] = []
  let next = 0
  const work = async (connection: Connection) => {
    while (next < count) {
      const request = requestOf(next++)
      const reply = await connection.send(request)
      if (reply.status !== 200) throw new Error(`${request.path} answered ${reply.status}: ${reply.text.slice(0, 300)}`)
      milliseconds.push(reply.milliseconds)
    }
  }
  await Promise.all(connections.map(work))
  return milliseconds
}
