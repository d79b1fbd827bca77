import { createHash } from 'node:crypto'
import { encodePeaks, loudnessMeter, musicAnalyser, outliner, type Audio, type Key } from '@stemma/audio'
import { Unfit, type Heard } from './protocol.ts'

/** Enough for a waveform as wide as a large screen. */
const columns = 1200
const longestSeconds = 86_400
/** Below, too little of the spectrum is there for a loudness. */
const lowestRate = 8000

const notes = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'] as const
const named = ({ tonic, mode }: Key): string => `${notes[tonic]}${mode === 'minor' ? 'm' : ''}`

const rounded = (value: number): number => Math.round(value * 100) / 100

/** Puts `channels` as 16-bit samples, one frame after the other, into `out`, and their mean into `mono`. Answers the highest sample. */
function interleave(channels: readonly Float32Array[], out: Int16Array, mono: Float32Array): number {
  const count = channels.length
  let most = 0
  mono.fill(0)
  for (let c = 0; c < count; c += 1) {
    const channel = channels[c] as Float32Array
    for (let i = 0, at = c; i < channel.length; i += 1, at += count) {
      let x = channel[i] as number
      // What is no finite number is silence.
      if (x - x !== 0) channel[i] = x = 0
      const level = x < 0 ? -x : x
      if (level > most) most = level
      const value = x * 32_768 + 0.5
      // Rounded half up, clipped: as 16-bit WAV has it. The shift makes the cut toward zero a floor.
      out[at] = value >= 32_767 ? 32_767 : value <= -32_768 ? -32_768 : ((value + 32_768) | 0) - 32_768
      mono[i] = (mono[i] as number) + x / count
    }
  }
  return most
}

/** Hears audio once, piece by piece, in memory that does not grow with its length but for its loudness. */
export async function listen(
  pieces: AsyncIterable<Audio> | Iterable<Audio>,
): Promise<Omit<Heard, 'decoder' | 'unheard'>> {
  let heard: ReturnType<typeof measures> | undefined
  for await (const piece of pieces) {
    if ((piece.channels[0]?.length ?? 0) === 0) continue
    heard ??= measures(piece.sampleRate, piece.channels.length)
    heard.take(piece)
  }
  if (!heard) throw new Unfit('track_damaged')
  return heard.read()
}

function measures(sampleRate: number, count: number) {
  if (!(sampleRate >= 1 && sampleRate <= 768_000) || count > 64) throw new Unfit('track_damaged')
  const hash = createHash('sha256').update(`pcm16 ${sampleRate} ${count}\n`)
  const loudness = loudnessMeter(sampleRate, count)
  const outline = outliner(sampleRate)
  const music = musicAnalyser(sampleRate)
  let samples = new Int16Array(0)
  let mono = new Float32Array(0)
  let [frames, peak] = [0, 0]

  return {
    take({ channels, sampleRate: rate }: Audio): void {
      if (rate !== sampleRate || channels.length !== count) throw new Unfit('track_damaged')
      const length = channels[0]?.length ?? 0
      frames += length
      if (frames > longestSeconds * sampleRate) throw new Unfit('track_too_long')
      if (mono.length < length) [samples, mono] = [new Int16Array(length * count), new Float32Array(length)]
      const [block, mix] = [samples.subarray(0, length * count), mono.subarray(0, length)]
      peak = Math.max(peak, interleave(channels, block, mix))
      hash.update(new Uint8Array(block.buffer, 0, block.byteLength))
      loudness.push(channels)
      outline.push(channels)
      music.push(mix)
    },
    read(): Omit<Heard, 'decoder' | 'unheard'> {
      const { tempo, key } = music.read()
      const integrated = sampleRate < lowestRate ? -Infinity : loudness.read()
      return {
        durationMs: Math.max(1, Math.round((frames / sampleRate) * 1000)),
        audioHash: hash.digest('hex'),
        loudness: Number.isFinite(integrated) ? rounded(integrated) : null,
        peak: Math.min(peak, 1e6),
        tempo: tempo && rounded(tempo.bpm),
        tempoConfidence: tempo && rounded(tempo.confidence),
        musicalKey: key && named(key),
        keyConfidence: key && rounded(key.confidence),
        peaks: encodePeaks(outline.read({ columns })),
      }
    },
  }
}
