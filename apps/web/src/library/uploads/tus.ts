import { AuthError, renew } from '../../session.ts'

/** Where a file on its way is asked for and sent to (tus 1.0.0). */
const version = { 'tus-resumable': '1.0.0' }
const ofBytes = { 'content-type': 'application/offset+octet-stream' }

type Answer = { status: number; location: string | null; offset: number; said: unknown }
type Ask = {
  method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: Blob
  signal: AbortSignal
  onProgress?: (bytes: number) => void
}

const parsed = (text: string): unknown => {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null && 'error' in said ? said.error : undefined
  } catch {
    return undefined
  }
}

/** One request. XMLHttpRequest, because fetch does not tell how much of a body has left. */
const ask = ({ method, url, headers = {}, body, signal, onProgress }: Ask): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const stop = () => request.abort()
    signal.addEventListener('abort', stop, { once: true })
    const end = () => signal.removeEventListener('abort', stop)
    request.open(method, url)
    for (const [name, value] of Object.entries({ ...version, ...headers })) request.setRequestHeader(name, value)
    if (onProgress !== undefined) request.upload.onprogress = ({ loaded }) => onProgress(loaded)
    request.onload = () => {
      end()
      resolve({
        status: request.status,
        location: request.getResponseHeader('location'),
        offset: Number(request.getResponseHeader('upload-offset') ?? 0),
        said: parsed(request.responseText),
      })
    }
    request.onerror = () => (end(), reject(new TypeError('The server cannot be reached.')))
    request.onabort = () => (end(), reject(new DOMException('Stopped.', 'AbortError')))
    request.send(body)
  })

const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))

/** Asks, and once more with a fresh session where that was the matter. */
const demand = async (question: Ask): Promise<Answer> => {
  let answer = await ask(question)
  if (answer.status === 401 && (await renew())) answer = await ask(question)
  if (answer.status < 300) return answer
  throw new AuthError(answer.said, answer.status)
}

/** Most bytes sent in one request, so that a lost network loses little time. */
const part = 8 * 1024 * 1024

export type Sending = {
  file: Blob
  name: string
  batch: string
  /** Where it was being sent to before. */
  url: string | undefined
  signal: AbortSignal
  onUrl: (url: string) => void
  onSent: (bytes: number) => void
}

/** Sends a file from where it stands to its end. Whoever calls it tries again when the network was lost. */
export const send = async ({ file, name, batch, url, signal, onUrl, onSent }: Sending): Promise<void> => {
  const onProgress = (offset: number) => (bytes: number) => onSent(Math.min(file.size, offset + bytes))
  let at = url
  let offset = 0
  if (at === undefined) {
    // A small file comes with its announcement: one request instead of two.
    const small = file.size <= 65_536
    const about = `filename ${base64(name)},batch ${base64(batch)}`
    const made = await demand({
      method: 'POST',
      url: '/uploads',
      headers: { 'upload-length': String(file.size), 'upload-metadata': about, ...(small && ofBytes) },
      ...(small && { body: file, onProgress: onProgress(0) }),
      signal,
    })
    if (made.location === null) throw new TypeError('The server named no place for the file.')
    at = made.location
    offset = made.offset
    onUrl(at)
  } else offset = (await demand({ method: 'HEAD', url: at, signal })).offset
  onSent(offset)
  while (offset < file.size) {
    const answer = await demand({
      method: 'PATCH',
      url: at,
      headers: { ...ofBytes, 'upload-offset': String(offset) },
      body: file.slice(offset, offset + part),
      signal,
      onProgress: onProgress(offset),
    })
    offset = answer.offset
    onSent(offset)
  }
}

/** Gives a file up; what came of it is thrown away. */
export const giveUp = (url: string): Promise<unknown> =>
  ask({ method: 'DELETE', url, signal: new AbortController().signal }).catch(() => undefined)
