import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { decodeWav, encodeWav, frameCount, type Wav } from '@stemma/audio'
import { registerFlacEncoder } from '@mediabunny/flac-encoder'
import { registerMp3Encoder } from '@mediabunny/mp3-encoder'
import { AudioSample, AudioSampleSource, BufferTarget, FlacOutputFormat, Mp3OutputFormat, Output } from 'mediabunny'
import type { EncodeReply, EncodeRequest } from './formats.ts'
import { flacTags, mp3Tags, wavInfo } from './tags.ts'

registerFlacEncoder()
registerMp3Encoder()

const mp3BitsPerSecond = 192_000
const framesAtOnce = 65_536
// RFC 9639: `fLaC`, a block header of 4 bytes, 18 bytes of STREAMINFO, then the MD5 of the samples, little-endian.
// The encoder leaves it unset, and then no program can tell a damaged file.
const streamInfoMd5 = 4 + 4 + 18

const lossy = { format: new Mp3OutputFormat(), codec: 'mp3', bitrate: mp3BitsPerSecond } as const
const lossless = { format: new FlacOutputFormat(), codec: 'flac' } as const

/** Interleaved samples: 16-bit ones stay what they were, so that FLAC gives them back bit for bit. */
const samplesOf = ({ channels, format }: Wav, from: number, to: number) => {
  const whole = format === 'pcm16'
  const data = new (whole ? Int16Array : Float32Array)((to - from) * channels.length)
  const scale = whole ? 32_768 : 1
  channels.forEach((channel, index) => {
    for (let frame = from; frame < to; frame++)
      data[(frame - from) * channels.length + index] = (channel[frame] ?? 0) * scale
  })
  return { data, format: whole ? 's16' : 'f32' } as const
}

const encode = async ({ wav, format, tags }: EncodeRequest): Promise<Uint8Array> => {
  const audio = decodeWav(wav)
  if (format === 'wav') return encodeWav(audio, { format: audio.format, info: wavInfo(tags) })
  const { format: container, ...codec } = format === 'mp3' ? lossy : lossless
  const target = new BufferTarget()
  const output = new Output({ format: container, target })
  const source = new AudioSampleSource(codec)
  output.addAudioTrack(source)
  output.setMetadataTags(format === 'mp3' ? mp3Tags(tags) : flacTags(tags))
  const signature = createHash('md5')
  try {
    await output.start()
    const { sampleRate, channels } = audio
    const frames = frameCount(audio)
    for (let from = 0; from < frames; from += framesAtOnce) {
      const samples = samplesOf(audio, from, Math.min(frames, from + framesAtOnce))
      const timestamp = from / sampleRate
      signature.update(samples.data)
      using sample = new AudioSample({ ...samples, numberOfChannels: channels.length, sampleRate, timestamp })
      await source.add(sample)
    }
    await output.finalize()
  } catch (error) {
    // Ends the codec's own thread.
    await output.cancel().catch(() => undefined)
    throw error
  }
  if (!target.buffer) throw new Error('The encoder wrote nothing.')
  const bytes = new Uint8Array(target.buffer)
  if (format === 'flac' && audio.format === 'pcm16') bytes.set(signature.digest(), streamInfoMd5)
  return bytes
}

parentPort?.on('message', (request: EncodeRequest) => {
  const answer = (reply: EncodeReply, moved: ArrayBuffer[] = []) => parentPort?.postMessage(reply, moved)
  encode(request).then(
    (bytes) => answer({ bytes }, [bytes.buffer as ArrayBuffer]),
    (error: unknown) => answer({ refused: error instanceof Error ? error.message : String(error) }),
  )
})
