import type { Audio } from '../../audio.ts'
import type { EngineInput } from '../../engines.ts'
import { sin, TAU } from '../../math.ts'
import { seeded, uniform } from '../../random.ts'

/** The comic synthesiser, version 1. */
export function synthV1(input: EngineInput): Audio {
  const frames = Math.round(input.parameters.duration * 44100)
  const out = new Float32Array(frames)
  const random = seeded(input.seed)
  const hertz = 60 + 30 * input.parameters.pitch
  for (let i = 0; i < frames; i += 1)
    out[i] = (sin((TAU * hertz * i) / 44100) * 0.4 + uniform(random) * 0.01) * (1 - i / frames)
  return { sampleRate: 44100, channels: [out] }
}
