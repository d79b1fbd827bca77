import type { Audio } from '../audio.ts'
import { type Features, measureFeatures } from '../features.ts'
import type { SoundParameters } from '../parameters.ts'
import { type Recipe, render } from '../render.ts'

type Overrides = Partial<SoundParameters> & Partial<Pick<Recipe, 'seed' | 'loop'>>

/** A recipe of the comic synthesiser: by default a classic second in the middle of every knob. */
export function aRecipe({ seed = 1, loop = false, ...parameters }: Overrides = {}): Recipe {
  return {
    engine: 'synth/v1',
    seed,
    loop,
    parameters: { duration: 1, wetness: 2, pitch: 5, type: 'classic', ...parameters },
  }
}

/** The only channel of `audio`. */
export function samplesOf(audio: Audio): Float32Array {
  return audio.channels[0] as Float32Array
}

/** The features of `overrides` averaged over as many `seeds`: what a knob does, whatever gesture chance picked. */
export function averageFeatures(overrides: Overrides, seeds: number): Features {
  const all = Array.from({ length: seeds }, (_, k) => measureFeatures(render(aRecipe({ ...overrides, seed: 100 + k }))))
  const first = all[0] as Features
  const mean = (name: keyof Features): number => all.reduce((sum, features) => sum + features[name], 0) / seeds
  return Object.fromEntries(Object.keys(first).map((name) => [name, mean(name as keyof Features)])) as Features
}
