import { execFileSync, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { openWav, type Audio } from '@stemma/audio'
import type { Decodable, Decoder } from './decoders.ts'

/** Formats no decoder of ours reads, and how ffmpeg calls them: it must not guess, for some of its formats name other files. */
const demuxers = { m4a: 'mov', aac: 'aac', webm: 'matroska', oggflac: 'ogg' } as const

const header = 4096
const piece = 256 * 1024

/** The version of an ffmpeg that is installed here; undefined where none is. */
export function ffmpegVersion(): string | undefined {
  try {
    const said = execFileSync('ffmpeg', ['-version'], {
      encoding: 'utf8',
      timeout: 5000,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return /^ffmpeg version (\S{1,40})/.exec(said)?.[1]
  } catch {
    return undefined
  }
}

/** The decoder of another program; undefined where it is not installed. */
export function byFfmpeg(codec: keyof typeof demuxers, version: string | undefined): Decoder | undefined {
  return version === undefined
    ? undefined
    : { name: `ffmpeg ${version}`, decode: (file) => decode(file, demuxers[codec]) }
}

async function* decode({ path, source, onward }: Decodable, demuxer: string): AsyncGenerator<Audio> {
  const input = [
    '-protocol_whitelist',
    'file',
    '-f',
    demuxer,
    '-max_alloc',
    String(2 ** 28),
    '-threads',
    '1',
    '-i',
    path,
  ]
  const output = ['-map', '0:a:0', '-t', '86500', '-c:a', 'pcm_f32le', '-bitexact', '-f', 'wav', 'pipe:1']
  const ffmpeg = spawn('ffmpeg', ['-nostdin', '-v', 'quiet', ...input, ...output], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise((resolve) => ffmpeg.once('close', resolve).once('error', resolve))
  try {
    let told = 0
    for await (const audio of piecesOf(ffmpeg.stdout)) {
      yield audio
      onward(Math.min(99, ++told)) // how much is to come is not known
    }
    await ended
  } finally {
    ffmpeg.kill('SIGKILL')
  }
  if (source.size > 0) onward(100)
}

/** The audio of a WAV file that comes through a pipe. */
async function* piecesOf(pipe: Readable): AsyncGenerator<Audio> {
  let kept: Buffer = Buffer.alloc(0)
  let wav: ReturnType<typeof openWav> | undefined
  for await (const bytes of pipe as AsyncIterable<Buffer>) {
    kept = kept.length === 0 ? bytes : Buffer.concat([kept, bytes])
    if (!wav) {
      if (kept.length < header) continue
      wav = open(kept)
      kept = kept.subarray(wav.start)
    }
    if (kept.length < piece) continue
    const whole = kept.length - (kept.length % wav.step)
    yield wav.decode(kept.subarray(0, whole))
    kept = kept.subarray(whole)
  }
  if (kept.length === 0) return
  if (!wav) {
    wav = open(kept)
    kept = kept.subarray(wav.start)
  }
  if (kept.length >= wav.step) yield wav.decode(kept.subarray(0, kept.length - (kept.length % wav.step)))
}

const open = (bytes: Buffer) =>
  openWav({ size: bytes.length, read: (start, length) => bytes.subarray(start, start + length) })
