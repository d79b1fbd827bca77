import { TAU } from '../../math.ts'
import { SAMPLE_RATE } from './curves.ts'

/** Scales `samples` to an RMS of `drive` times 0.25 and bends them softly: x (27 + x²) / (27 + 9 x²), tanh's Padé form. */
export function saturate(samples: Float32Array, drive: number): void {
  let squares = 0
  for (let i = 0; i < samples.length; i += 1) squares += (samples[i] as number) * (samples[i] as number)
  const scale = (0.25 * drive) / Math.sqrt(squares / samples.length + 1e-20)
  for (let i = 0; i < samples.length; i += 1) {
    const x = Math.max(-3, Math.min(3, (samples[i] as number) * scale))
    samples[i] = (x * (27 + x * x)) / (27 + 9 * x * x)
  }
}

/** Removes the mean drift (a one-pole high-pass at 18 Hz) and, unless it loops, rounds off both ends. */
export function finish(samples: Float32Array, loop: boolean): void {
  const pole = 1 - (TAU * 18) / SAMPLE_RATE
  let x1 = 0
  let y1 = 0
  const frames = samples.length
  for (let i = loop ? Math.max(0, frames - SAMPLE_RATE) : frames; i < frames; i += 1) {
    const x = samples[i] as number
    y1 = x - x1 + pole * y1
    x1 = x
  }
  for (let i = 0; i < frames; i += 1) {
    const x = samples[i] as number
    y1 = x - x1 + pole * y1
    x1 = x
    samples[i] = y1
  }
  if (loop) return
  fadeIn(samples, Math.round(0.0015 * SAMPLE_RATE))
  fadeOut(samples, Math.round(0.012 * SAMPLE_RATE))
}

function fadeIn(samples: Float32Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const u = i / length
    samples[i] = (samples[i] as number) * u * u * (3 - 2 * u)
  }
}

function fadeOut(samples: Float32Array, length: number): void {
  const last = samples.length - 1
  for (let i = 0; i < length; i += 1) {
    const u = i / length
    samples[last - i] = (samples[last - i] as number) * u * u * (3 - 2 * u)
  }
}
