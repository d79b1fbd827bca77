import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeWav, render, type Audio } from '@stemma/audio'
import { registerFlacEncoder } from '@mediabunny/flac-encoder'
import { registerMp3Encoder } from '@mediabunny/mp3-encoder'
import { AudioSample, AudioSampleSource, BufferTarget, FlacOutputFormat, Mp3OutputFormat, Output } from 'mediabunny'
import type { MetadataTags } from 'mediabunny'

registerFlacEncoder()
registerMp3Encoder()

/** A beat of 120 in C: a short sound of the synthesiser every half second over three notes. Answers 16-bit values, so that they survive WAV and FLAC. */
export function aPiece(seconds: number, { channels = 2, seed = 1, sampleRate = 44_100 } = {}): Audio {
  const parameters = { duration: 0.5, wetness: 2, pitch: 6, type: 'classic' } as const
  const [hit] = render({ engine: 'synth/v1', seed, parameters }).channels
  const out = new Float32Array(Math.round(seconds * sampleRate))
  for (let i = 0; i < out.length; i += 1) {
    const t = i / sampleRate
    const chord = [261.63, 329.63, 392, 523.25].reduce((sum, hertz) => sum + Math.sin(2 * Math.PI * hertz * t), 0)
    const beat = hit?.[Math.round((t % 0.5) * 44_100)] ?? 0
    out[i] = Math.round((0.05 * chord + 0.7 * beat) * 32_768) / 32_768
  }
  return { sampleRate, channels: Array.from({ length: channels }, () => out) }
}

export const wavOf = (audio: Audio, info: Record<string, string> = {}) => encodeWav(audio, { format: 'pcm16', info })

const encoded =
  (codec: 'mp3' | 'flac') =>
  async ({ channels, sampleRate }: Audio, tags: MetadataTags = {}): Promise<Uint8Array<ArrayBuffer>> => {
    const target = new BufferTarget()
    const output = new Output({ format: codec === 'mp3' ? new Mp3OutputFormat() : new FlacOutputFormat(), target })
    const source = new AudioSampleSource(codec === 'mp3' ? { codec, bitrate: 128_000 } : { codec })
    output.addAudioTrack(source)
    output.setMetadataTags(tags)
    await output.start()
    const length = channels[0]!.length
    for (let from = 0; from < length; from += 65_536) {
      const count = Math.min(65_536, length - from)
      const data = new Int16Array(count * channels.length)
      channels.forEach((channel, c) => {
        for (let i = 0; i < count; i += 1) data[i * channels.length + c] = channel[from + i]! * 32_768
      })
      const timestamp = from / sampleRate
      using sample = new AudioSample({
        data,
        format: 's16',
        numberOfChannels: channels.length,
        sampleRate,
        timestamp,
      })
      await source.add(sample)
    }
    await output.finalize()
    return new Uint8Array(target.buffer!)
  }

export const mp3Of = encoded('mp3')
export const flacOf = encoded('flac')

/** What a test that needs a program of the machine says where it is not installed. */
export const lacks = (program: string): [boolean, string] => [
  spawnSync(program, ['-version']).error !== undefined,
  `${program} is not installed`,
]

/** `wav` as a file of another format, made by ffmpeg. */
export function byFfmpeg(
  wav: Uint8Array,
  format: 'ogg' | 'opus' | 'm4a' | 'aac' | 'webm',
  ...more: string[]
): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'stemma-music-'))
  const [from, to] = [join(folder, 'a.wav'), join(folder, `b.${format}`)]
  try {
    writeFileSync(from, wav)
    execFileSync('ffmpeg', ['-v', 'error', '-i', from, '-map_metadata', '-1', '-bitexact', ...more, to])
    return new Uint8Array(readFileSync(to))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The smallest picture there is. */
export const aPng = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
