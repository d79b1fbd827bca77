import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ffmpegVersion } from '../engines/reading/ffmpeg.ts'
import type { Headers } from '../engines/reading/protocol.ts'
import type { Reading } from '../engines/reading/reader.ts'
import { reader } from '../engines/reading/reading.ts'
import type { Handler, Tools } from './tools.ts'

type JobTools = Tools<'library.read'>

/** Formats that only ffmpeg decodes. */
const foreign: readonly (string | null)[] = ['m4a', 'aac', 'webm']

/** Milliseconds between two words to those who follow the job. */
const pace = 1000

/** Seconds of music that are heard before anybody asks for the tags. */
const short = 60

let ffmpeg: { version: string | undefined } | undefined

/** Reads a track's file: its tags at once, then all of its audio. */
export const read: Handler<'library.read'> = async (input, tools) => {
  const folder = await mkdtemp(join(tmpdir(), 'stemma-read-'))
  const path = join(folder, 'track')
  try {
    await tools.fetch(input.fileSha256, path)
    const { headers, heard } = await hear(path, input, tools)
    tools.signal.throwIfAborted()
    const { cover, ...told } = headers
    const [peaks, picture] = await Promise.all([
      heard.peaks && tools.send(heard.peaks, 'application/vnd.stemma.peaks'),
      cover && tools.send(new Uint8Array(cover.bytes), cover.mediaType),
    ])
    const durationMs = heard.durationMs ?? told.durationMs
    return { ...told, ...heard, durationMs, peaks, cover: picture }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function hear(path: string, { size, format }: { size: number; format: string | null }, tools: JobTools) {
  ffmpeg ??= { version: ffmpegVersion() }
  const request = { path, size, listens: true }
  const told = telling(tools)
  const by = (version: string | undefined): Promise<Reading> =>
    reader().read({ ...request, ffmpeg: version }, tools.signal, told)
  const first = await by(foreign.includes(format) ? ffmpeg.version : undefined)
  const isMisnamed = first.heard.decoder === null && foreign.includes(first.headers.format) && !foreign.includes(format)
  return isMisnamed && ffmpeg.version ? by(ffmpeg.version) : first
}

/** Tells how far it is, and of long music the tags before it was heard. A word that is lost is no harm. */
function telling({ tell }: JobTools) {
  let last = performance.now()
  let isTelling = false
  const say = async (...progress: Parameters<JobTools['tell']>) => {
    if (isTelling) return
    isTelling = true
    await tell(...progress).catch(() => {})
    ;[isTelling, last] = [false, performance.now()]
  }
  return {
    onHeaders({ said, durationMs, bitrate, format }: Headers) {
      const read = { said, durationMs, bitrate, format }
      if ((durationMs ?? 0) > short * 1000) void say({ kind: 'progress', percent: 5, stage: 'listening', read })
    },
    onPercent(percent: number) {
      if (performance.now() - last > pace)
        void say({ kind: 'progress', percent: Math.min(99, Math.max(5, percent)), stage: 'listening' })
    },
  }
}
