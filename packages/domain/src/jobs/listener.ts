import pg from 'pg'
import { channel } from '../shared/channel.ts'

/** What was heard: something happened to a job; or all must look (the connection was lost for a while, somebody's session ended). */
export type News = { jobId: string; kind: string } | 'gap'

const checkMilliseconds = 10_000
const answerMilliseconds = 5000
const longestPauseMilliseconds = 5000

/** One connection that listens, kept alive for as long as anybody ever asked. What it hears is only a hint to look. */
export class Listener {
  readonly #url: string
  readonly #hearers = new Set<(news: News) => void>()
  #client: pg.Client | undefined
  #timer: NodeJS.Timeout | undefined
  #failures = 0
  #started = false
  #closed = false

  constructor(url: string) {
    this.#url = url
  }

  /** False while nothing can be heard: look for yourself. */
  get hears(): boolean {
    return this.#client !== undefined
  }

  /** Calls `hear` until the answered function is called. */
  subscribe(hear: (news: News) => void): () => void {
    this.#hearers.add(hear)
    if (!this.#started) {
      this.#started = true
      void this.#connect()
    }
    return () => void this.#hearers.delete(hear)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    const client = this.#client
    this.#client = undefined
    await client?.end().catch(() => {})
  }

  async #connect(): Promise<void> {
    if (this.#closed) return
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'stemma listen',
      keepAlive: true,
      connectionTimeoutMillis: answerMilliseconds,
      query_timeout: answerMilliseconds,
    })
    const lose = () => this.#lose(client)
    client.on('error', lose)
    client.on('end', lose)
    client.on('notification', ({ payload = '' }) => {
      if (payload === '') return this.#tell('gap')
      const [jobId = '', kind = ''] = payload.split(' ')
      this.#tell({ jobId, kind })
    })
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
    } catch {
      return this.#lose(client)
    }
    if (this.#closed) return void client.end().catch(() => {})
    this.#client = client
    this.#failures = 0
    this.#check(client)
    this.#tell('gap')
  }

  /** A connection whose other end is gone says so only when it is asked. */
  #check(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      client.query('select').then(
        () => this.#client === client && this.#check(client),
        () => this.#lose(client),
      )
    }, checkMilliseconds).unref()
  }

  #lose(client: pg.Client): void {
    client.removeAllListeners()
    client.on('error', () => {})
    client.end().catch(() => {})
    if (this.#closed) return
    this.#client = undefined
    clearTimeout(this.#timer)
    this.#timer = setTimeout(
      () => void this.#connect(),
      Math.min(longestPauseMilliseconds, 100 * 2 ** this.#failures++),
    ).unref()
  }

  #tell(news: News): void {
    for (const hear of this.#hearers) hear(news)
  }
}
