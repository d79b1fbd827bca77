import { randomBytes } from 'node:crypto'
import { request } from 'node:http'

/** It begins as a WAV does: what is no music is refused by its first part. */
const noise = randomBytes(1024 * 1024)
noise.write('RIFF', 0, 'latin1')
noise.write('WAVE', 8, 'latin1')

export type Sent = { status: number; headers: Record<string, string | string[] | undefined>; seconds: number }

/** Sends so many bytes of noise as one request's body, as fast as they are taken. */
export function sendBytes(
  url: string,
  { method, headers, bytes }: { method: string; headers: Record<string, string>; bytes: number },
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const asked = request(url, { method, headers: { ...headers, 'content-length': bytes }, agent: false }, (answer) => {
      answer.resume()
      answer.once('end', () => {
        const seconds = (performance.now() - began) / 1000
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, seconds })
      })
    })
    asked.once('error', reject)
    let left = bytes
    const more = () => {
      while (left > 0) {
        const chunk = left < noise.length ? noise.subarray(0, left) : noise
        left -= chunk.length
        if (!asked.write(chunk)) return void asked.once('drain', more)
      }
      asked.end()
    }
    more()
  })
}
