import { type Audio, checkAudio, checkSampleRate, frameCount } from '../audio.ts'
import { CHUNK, decimator } from './decimate.ts'
import { type Key, keyStage } from './key.ts'
import { type Tempo, tempoStage } from './tempo.ts'

/**
 * A measurement of a stream. `push` takes mono frames, in blocks of any size: the answer is the same to the bit. `read`
 * answers for all frames so far, and may be followed by more. Not finite numbers count as silence; the memory is fixed.
 */
export type Analyser<T> = { readonly push: (block: Float32Array) => void; readonly read: () => T }

type Stage<T> = { readonly push: (samples: Float64Array) => void; readonly read: () => T }

/** What is measured of music; null where there is no pulse, or no key. */
export type Music = { readonly tempo: Tempo | null; readonly key: Key | null }

const INNER_RATE = 11_025
// Below, too little of the spectrum is there: nothing is found.
const LOWEST_RATE = 4000

/** `stage` behind a low-pass and a decimation to about 11 kHz. */
function analyser<T>(sampleRate: number, stage: (innerRate: number) => Stage<T>): Analyser<T> {
  const factor = Math.max(1, Math.round(checkSampleRate(sampleRate) / INNER_RATE))
  const decimate = decimator(factor)
  const { push, read } = stage(Math.max(LOWEST_RATE, sampleRate / factor))
  return {
    push(block) {
      if (sampleRate < LOWEST_RATE) return
      for (let at = 0; at < block.length; at += CHUNK) push(decimate(block.subarray(at, at + CHUNK)))
    },
    read,
  }
}

/** The tempo of mono frames at `sampleRate` hertz: null without a pulse, below 3 seconds or 4 kHz. `AudioError` for a rate that is none. */
export function tempoAnalyser(sampleRate: number): Analyser<Tempo | null> {
  return analyser(sampleRate, tempoStage)
}

/** The key of mono frames at `sampleRate` hertz: null where nothing is tonal, below 1.2 seconds or 4 kHz. `AudioError` as above. */
export function keyAnalyser(sampleRate: number): Analyser<Key | null> {
  return analyser(sampleRate, keyStage)
}

/** Tempo and key at once, which shares the decimation. */
export function musicAnalyser(sampleRate: number): Analyser<Music> {
  return analyser(sampleRate, (innerRate) => {
    const tempo = tempoStage(innerRate)
    const key = keyStage(innerRate)
    return {
      push(samples) {
        tempo.push(samples)
        key.push(samples)
      },
      read: () => ({ tempo: tempo.read(), key: key.read() }),
    }
  })
}

/** The tempo and key of `audio`, its channels mixed to one. */
export function analyseMusic(audio: Audio): Music {
  const { channels, sampleRate } = checkAudio(audio)
  const { push, read } = musicAnalyser(sampleRate)
  const mix = new Float32Array(CHUNK)
  for (let at = 0; at < frameCount(audio); at += CHUNK) {
    const count = Math.min(CHUNK, frameCount(audio) - at)
    mix.fill(0)
    for (const channel of channels)
      for (let i = 0; i < count; i += 1) mix[i] = (mix[i] as number) + (channel[at + i] as number) / channels.length
    push(mix.subarray(0, count))
  }
  return read()
}
