import type { Audio } from './audio.ts'
import { type EngineInput, type EngineName, engines } from './engines.ts'
import { AudioError } from './errors.ts'
import { checkParameters } from './parameters.ts'

/** All that is needed to make a sound again, bit for bit. */
export type Recipe = EngineInput & { readonly engine: EngineName }

/** Whether `name` is an engine of this version. */
export function isEngineName(name: string): name is EngineName {
  return Object.hasOwn(engines, name)
}

/** The sound of `recipe`: mono, 44,100 Hz, the same bits on every machine. */
export function render(recipe: Recipe): Audio {
  const { engine, seed, parameters } = recipe
  if (!isEngineName(engine)) throw new AudioError('recipe.invalid', `There is no engine called ${String(engine)}.`)
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
    throw new AudioError('recipe.invalid', 'The seed must be a whole number from 0 to 4294967295.')
  checkParameters(parameters)
  return engines[engine](recipe)
}
