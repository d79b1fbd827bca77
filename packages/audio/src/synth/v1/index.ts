import type { Audio } from '../../audio.ts'
import type { EngineInput } from '../../engines.ts'
import { exp2 } from '../../math.ts'
import { seeded } from '../../random.ts'
import { addResonance, centreOf } from './body.ts'
import { addBubbles, lastPlop, planBubbles } from './bubbles.ts'
import { characters } from './character.ts'
import { SAMPLE_RATE, wander } from './curves.ts'
import { finish, saturate } from './finish.ts'
import { bringToLevel } from './level.ts'
import { composed } from './score.ts'
import { addTurbulence } from './turbulence.ts'
import { planFlaps, playValve } from './valve.ts'

/** The comic synthesiser, version 1: a flapping valve, its turbulence, a body of resonances, bubbles. */
export function synthV1({ seed, parameters, loop = false }: EngineInput): Audio {
  const frames = Math.round(parameters.duration * SAMPLE_RATE)
  const character = characters[parameters.type]
  const wet = parameters.wetness / 10
  const score = composed(parameters, character, seed, frames, loop)
  const flaps = planFlaps(seeded(seed, 2), score, character, frames, 0.14 * wet, loop)
  const { aperture, wave } = playValve(flaps, character, frames)

  addTurbulence(wave, aperture, seeded(seed, 3), character.breath * (1 + 2.2 * wet), character.leak * (1 + wet), loop)

  const out = new Float32Array(frames)
  for (let i = 0; i < frames; i += 1) out[i] = character.bare * (wave[i] as number)
  const octaves = character.bodySpan * (parameters.pitch / 10 - 0.5)
  for (const resonance of character.resonances)
    addResonance(wave, out, centreOf(resonance, score.mouth, octaves), resonance.q, resonance.gain, loop)
  if (wet > 0) {
    // A film of liquid that forms and breaks: a resonance that wanders fast.
    const film = wander(seeded(seed, 4), score.mouth.length, 7, loop).map((u) => 900 * exp2(1.1 * u + octaves))
    addResonance(wave, out, film, 9, 1.2 * wet, loop)
  }
  saturate(out, character.drive)
  const { perSecond, level, hertz } = character.bubbles
  const [dry, soaked] = perSecond
  const share = (dry + (soaked - dry) * wet) / soaked
  const drops = seeded(seed, 5)
  const bubbles = planBubbles(drops, frames, soaked, share, hertz, score.pressure, loop)
  if (!loop && wet >= 0.4) bubbles.push(lastPlop(drops, frames))
  addBubbles(bubbles, out, level[0] + (level[1] - level[0]) * wet, loop)
  finish(out, loop)
  bringToLevel(out)
  return { sampleRate: SAMPLE_RATE, channels: [out] }
}
