import type { Audio } from './audio.ts'
import type { SoundParameters } from './parameters.ts'
import { sfxrV1 } from './sfxr/v1/index.ts'
import { synthV1 } from './synth/v1/index.ts'
import { zzfxV1 } from './zzfx/v1/index.ts'

/** What an engine is given; everything its output depends on. */
export type EngineInput = {
  /** Unsigned 32-bit. */
  readonly seed: number
  readonly parameters: SoundParameters
  /** The engine's own numbers, for engines that are driven by a patch instead of `parameters`. */
  readonly patch?: readonly number[]
  /** The end runs into the start without a seam. */
  readonly loop?: boolean
}

/** A deterministic function from an input to mono audio at 44,100 Hz. */
export type Engine = (input: EngineInput) => Audio

/** Every engine by the name recipes are stored under; an engine's output never changes, a better one gets a new name. */
export const engines = {
  'synth/v1': synthV1,
  'sfxr/v1': sfxrV1,
  'zzfx/v1': zzfxV1,
} satisfies Record<string, Engine>

export type EngineName = keyof typeof engines
