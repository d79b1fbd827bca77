// Starts Stemma in an empty folder, registers a person, asks for a sound over HTTP, and has a program that is not ours read the file.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const folder = mkdtempSync(join(tmpdir(), 'stemma-smoke-'))
const port = await freePort()
const base = `http://127.0.0.1:${port}`
const cookies = new Map<string, string>()

/** A request with the cookies so far; keeps those that come back, and fails on any status but 2xx. */
async function ask(path: string, body?: unknown): Promise<Response> {
  const response = await fetch(new URL(path, base), {
    headers: {
      origin: base,
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  })
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    cookies.set(name, value)
  }
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return response
}

/** What a tRPC procedure answered, out of superjson's envelope. */
async function call<T>(procedure: string, input: unknown, verb: 'query' | 'mutation'): Promise<T> {
  const path = `/trpc/${procedure}`
  const sent = { json: input }
  const response =
    verb === 'mutation' ? await ask(path, sent) : await ask(`${path}?input=${encodeURIComponent(JSON.stringify(sent))}`)
  const { result } = (await response.json()) as { result: { data: { json: T } } }
  return result.data.json
}

/** Asks until there is an answer, for at most so many seconds. */
async function until<T>(what: string, seconds: number, question: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    const answer = await question()
    if (answer !== undefined) return answer
    await pause(100)
  }
  throw new Error(`${what}: not within ${seconds} s`)
}

interface Sound {
  readonly id: string
  readonly audioUrl: string | null
  readonly duration?: number
  readonly parameters?: { readonly duration: number }
}

/** What a foreign program reads in the file; the first one that is installed. */
function measured(path: string): { program: string; rate: number; channels: number; seconds: number } {
  const run = (program: string, ...parameters: string[]) =>
    execFileSync(program, [...parameters, path], { encoding: 'utf8' })
  try {
    const [rate, channels, seconds] = ['-r', '-c', '-D'].map((flag) => Number(run('soxi', flag)))
    return { program: 'soxi', rate: rate ?? 0, channels: channels ?? 0, seconds: seconds ?? 0 }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const text = run('ffprobe', '-v', 'error', '-of', 'json', '-show_entries', 'stream=sample_rate,channels,duration')
  const [stream] = (JSON.parse(text) as { streams: { sample_rate: string; channels: number; duration: string }[] })
    .streams
  return {
    program: 'ffprobe',
    rate: Number(stream?.sample_rate),
    channels: stream?.channels ?? 0,
    seconds: Number(stream?.duration),
  }
}

const stemma = spawn('npx', ['-y', 'pnpm@12', 'start'], {
  env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: base, STEMMA_DATA: join(folder, 'data') },
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: true,
})

try {
  await until('ready', 120, async () => {
    if (stemma.exitCode !== null) throw new Error(`start ended with ${stemma.exitCode}`)
    const response = await fetch(`${base}/readyz`).catch(() => undefined)
    return response?.ok ? true : undefined
  })
  await ask('/auth/register', { email: 'ada@example.org', username: 'ada', password: 'a long enough sentence' })

  const asked = Date.now()
  const { id } = await call<Sound>('sounds.generate', { prompt: 'a short squeaky one that ends wet' }, 'mutation')
  const sound = await until('the sound', 30, async () => {
    const { audioUrl, ...rest } = await call<Sound>('sounds.get', { id }, 'query')
    return audioUrl ? { ...rest, audioUrl } : undefined
  })
  const milliseconds = Date.now() - asked

  const bytes = Buffer.from(await (await ask(sound.audioUrl)).arrayBuffer())
  const path = join(folder, 'sound.wav')
  writeFileSync(path, bytes)
  const { program, rate, channels, seconds } = measured(path)
  const wanted = sound.parameters?.duration ?? sound.duration ?? Number.NaN
  console.log(
    `${program}: ${rate} Hz, ${channels} channel, ${seconds} s of ${wanted} s asked for; ready after ${milliseconds} ms`,
  )
  if (rate !== 44_100 || channels !== 1 || !(Math.abs(seconds - wanted) <= 0.05))
    throw new Error('that is not the sound')
  const samples = new Int16Array(
    bytes.buffer.slice(bytes.byteOffset + 44, bytes.byteOffset + 44 + 2 * Math.floor((bytes.length - 44) / 2)),
  )
  if (!samples.some((sample) => Math.abs(sample) > 1000)) throw new Error('the file is silent')
} finally {
  // npx hands no signal on, and ends before those it started: they are asked through its process group, and judged by what is left.
  if (stemma.pid !== undefined && stemma.exitCode === null) process.kill(-stemma.pid, 'SIGTERM')
  await until('stopped, PostgreSQL too', 20, async () => {
    const answers = await fetch(`${base}/livez`).catch(() => undefined)
    return answers || existsSync(join(folder, 'data/postgres/cluster/postmaster.pid')) ? undefined : true
  })
  rmSync(folder, { recursive: true, force: true })
}
