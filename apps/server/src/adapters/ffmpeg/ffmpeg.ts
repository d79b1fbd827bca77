import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '@stemma/domain'
import type { TrackFormat } from '@stemma/domain/library/input'
import { forPrograms } from '../../env.ts'

/** ffmpeg's own names of what it reads: it is told, so that a file cannot have it open playlists or addresses. */
const demuxers: Record<TrackFormat, string> = {
  mp3: 'mp3',
  flac: 'flac',
  wav: 'wav',
  ogg: 'ogg',
  opus: 'ogg',
  m4a: 'mov',
  aac: 'aac',
  webm: 'matroska',
}

/** At most this much memory (KiB) and time on a processor (s): what it reads may be made to cost both. */
const limited = 'ulimit -v 2000000 2>/dev/null; ulimit -t 3600; exec ffmpeg "$@"'
/** Conversions at a time, of one person. */
const mostAtOnce = 2

type Child = ChildProcessByStdio<null, Readable, Readable>
export type Ffmpeg = ReturnType<typeof ffmpeg>

/** The program ffmpeg where this machine has it. What it works on lies in `folder` meanwhile. */
export const ffmpeg = ({ folder }: { folder: string }) => {
  const running = new Map<string, number>()
  let found: Promise<boolean> | undefined

  /** Runs a deed if the person has not too many running; the deed says when it is over. */
  const take = (person: string): (() => void) => {
    const count = running.get(person) ?? 0
    if (count >= mostAtOnce) throw new DomainError('transcoder_busy', { limit: mostAtOnce })
    running.set(person, count + 1)
    return () => {
      const left = (running.get(person) ?? 1) - 1
      if (left > 0) running.set(person, left)
      else running.delete(person)
    }
  }

  /** A copy of the bytes in a file of its own: not every format can be read from a pipe. */
  const spool = async (bytes: Job['bytes']): Promise<string> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, randomUUID())
    await pipeline(Readable.fromWeb((await bytes()) as never), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return path
  }

  return {
    /** Whether this machine has ffmpeg. */
    present: (): Promise<boolean> =>
      (found ??= new Promise((resolve) => {
        const child = spawn('ffmpeg', ['-version'], { stdio: 'ignore', env: forPrograms() })
        child.once('error', () => resolve(false))
        child.once('exit', (code) => resolve(code === 0))
      })),

    /** The audio in another format, as it is made. It ends when nobody reads it any more. */
    async convert(
      person: string,
      { bytes, format, output, signal }: Job & { output: readonly string[] },
    ): Promise<ReadableStream<Uint8Array>> {
      const leave = take(person)
      const path = await spool(bytes).catch((error: unknown) => {
        leave()
        throw error
      })
      const child = start(['-f', demuxers[format], '-i', path, '-map', '0:a:0', ...output, 'pipe:1'])
      const kill = () => void child.kill('SIGKILL')
      signal.addEventListener('abort', kill, { once: true })
      child.stdout.once('close', kill)
      child.once('close', () => {
        signal.removeEventListener('abort', kill)
        leave()
        void rm(path, { force: true })
      })
      if (signal.aborted) kill()
      await begun(child)
      return Readable.toWeb(child.stdout) as ReadableStream<Uint8Array>
    },

    /** A copy with other words in it, the audio as it was. The caller removes the file. */
    async retag(
      person: string,
      { bytes, format, output, signal }: Job & { output: readonly string[] },
    ): Promise<string> {
      const leave = take(person)
      const paths: string[] = []
      try {
        paths.push(await spool(bytes))
        const target = join(folder, randomUUID())
        const child = start(['-f', demuxers[format], '-i', paths[0]!, ...output, target])
        const kill = () => void child.kill('SIGKILL')
        signal.addEventListener('abort', kill, { once: true })
        child.stdout.resume()
        const failure = await failureOf(child)
        if (failure !== undefined) {
          paths.push(target)
          throw new DomainError('encoding_failed', { reason: failure })
        }
        return target
      } finally {
        leave()
        for (const path of paths) await rm(path, { force: true })
      }
    },
  }
}

/** `bytes` opens the file once there is room for the job: what is opened and not read stays open. */
type Job = { bytes: () => Promise<ReadableStream<Uint8Array>>; format: TrackFormat; signal: AbortSignal }

const start = (args: readonly string[]): Child =>
  spawn(
    'sh',
    [
      '-c',
      limited,
      'ffmpeg',
      '-nostdin',
      '-hide_banner',
      '-v',
      'error',
      '-threads',
      '1',
      '-protocol_whitelist',
      'file,pipe',
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: forPrograms() },
  )

/** Until the first bytes are there; `encoding_failed` where there will be none. */
async function begun(child: Child): Promise<void> {
  const first = new Promise<undefined>((resolve) => child.stdout.once('readable', () => resolve(undefined)))
  const failure = failureOf(child)
  await Promise.race([first, failure])
  if (child.stdout.readableLength === 0) {
    throw new DomainError('encoding_failed', { reason: (await failure) ?? 'there is no audio in this file' })
  }
}

/** Why it failed, without what it says of the file: that is text of whoever made it. Undefined where it did not. */
async function failureOf(child: Child): Promise<string | undefined> {
  child.stderr.resume()
  return new Promise((resolve) => {
    child.once('error', () => resolve('ffmpeg cannot be started'))
    child.once('close', (code) => resolve(code === 0 ? undefined : 'ffmpeg cannot read this file'))
  })
}
