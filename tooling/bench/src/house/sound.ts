import { get } from 'node:http'
import type { Connection } from '../load/send.ts'
import { trpcRequest } from '../peers/requests.ts'

type Sound = { id: string; jobId: string; audioSha256: string | null }
type Answer = [{ result: { data: { json: Sound } } }]

/** Asks for a sound and waits for the event that it is there; its id. */
export async function makeSound(connection: Connection, url: string, token: string, prompt: string): Promise<string> {
  const reply = await connection.send(trpcRequest(token, 'mutation', 'sounds.generate', { prompt }))
  if (reply.status !== 200) throw new Error(`sounds.generate answered ${reply.status}: ${reply.text.slice(0, 300)}`)
  const { id, jobId } = (JSON.parse(reply.text) as Answer)[0].result.data.json
  await untilReady(url, token, jobId)
  return id
}

/** Follows a job as a browser does, by server-sent events, until it says that the sound is ready. */
function untilReady(url: string, token: string, jobId: string): Promise<void> {
  const input = encodeURIComponent(JSON.stringify({ json: { id: jobId } }))
  const options = { headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` } }
  return new Promise((resolve, reject) => {
    const request = get(`${url}/trpc/jobs.follow?input=${input}`, options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
        if (text.includes('"kind":"ready"')) resolve()
        else if (text.includes('"kind":"failed"')) reject(new Error(`The job failed: ${text}`))
        else return
        request.destroy()
      })
      response.on('end', () =>
        reject(new Error(`The stream ended (${response.statusCode}) before the sound was ready: ${text}`)),
      )
    })
    request.on('error', reject)
  })
}
