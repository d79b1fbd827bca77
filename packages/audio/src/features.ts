import { type Audio, checkAudio, frameCount } from './audio.ts'
import { countBubbles } from './features/bubbles.ts'
import { measureBursts } from './features/envelope.ts'
import { measurePulse } from './features/pulses.ts'
import { spectrogram } from './features/spectrogram.ts'
import { exp, log, log10 } from './math.ts'

/** What an ear would say of a sound, in numbers. */
export type Features = {
  /** Seconds that are not pauses. */
  readonly activeSeconds: number
  /** Power-weighted mean frequency, hertz. */
  readonly spectralCentroid: number
  /** Geometric over arithmetic mean of the spectrum: near 0 for a tone, near 1 for white noise. */
  readonly spectralFlatness: number
  /** Median rate of the pulses (the fundamental), hertz; 0 if nothing repeats. */
  readonly pulseRate: number
  /** Repeating over not repeating power, decibels. */
  readonly tonalToNoise: number
  /** Starts after a pause. */
  readonly burstCount: number
  /** Damped tones of rising pitch. */
  readonly bubbleCount: number
}

const SIZE = 2048

function meanSpectrum(samples: Float32Array): Float64Array {
  const { bins, windows, power } = spectrogram(samples, SIZE, SIZE / 2)
  const mean = new Float64Array(bins)
  for (let w = 0; w < windows; w += 1)
    for (let b = 0; b < bins; b += 1) mean[b] = (mean[b] as number) + (power[w * bins + b] as number)
  return mean
}

function mixedDown(audio: Audio): Float32Array {
  const { channels } = audio
  const mix = new Float32Array(frameCount(audio))
  for (const channel of channels)
    for (let i = 0; i < mix.length; i += 1) mix[i] = (mix[i] as number) + (channel[i] as number) / channels.length
  return mix
}

/** The features of `audio`, its channels mixed to one. */
export function measureFeatures(audio: Audio): Features {
  checkAudio(audio)
  const samples = mixedDown(audio)
  const { sampleRate } = audio
  const spectrum = meanSpectrum(samples)
  let total = 0
  let moment = 0
  let logs = 0
  for (let b = 1; b < spectrum.length; b += 1) {
    const power = spectrum[b] as number
    total += power
    moment += power * b
    logs += log(power + 1e-20)
  }
  const count = spectrum.length - 1
  const pulse = measurePulse(samples, sampleRate)
  const bursts = measureBursts(samples, sampleRate)
  const repeating = Math.min(0.9999, Math.max(0.0001, pulse.periodicity))
  return {
    activeSeconds: bursts.activeSeconds,
    spectralCentroid: total > 0 ? ((moment / total) * sampleRate) / SIZE : 0,
    spectralFlatness: total > 0 ? exp(logs / count) / (total / count) : 0,
    pulseRate: pulse.hertz,
    tonalToNoise: 10 * log10(repeating / (1 - repeating)),
    burstCount: bursts.count,
    bubbleCount: countBubbles(samples, sampleRate),
  }
}
