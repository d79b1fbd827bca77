import { useDeferredValue, useEffect, useEffectEvent } from 'react'
import { preview, renderHere, type Rendered } from '../../synth/preview.ts'
import type { PlayerItem } from '../../ui/player/item.ts'
import { player } from '../../ui/player/player.ts'
import { useStore } from '../../ui/store.ts'
import type { Parameters } from '../types.ts'
import { loadReader, reader } from './reader.ts'
import { instrument, type InstrumentState } from './state.ts'

export const parametersOf = (state: InstrumentState, read: Parameters): Parameters => ({
  ...(state.base?.parameters ?? read),
  ...state.turned,
})

const recipeOf = (state: InstrumentState, parameters: Parameters) => ({
  engine: state.base?.engine ?? ('synth/v1' as const),
  seed: state.seed,
  parameters,
  ...(state.base?.patch && { patch: state.base.patch }),
})

/** The recipe as text: equal keys are the same sound. */
const keyOf = (recipe: object): string => `here ${JSON.stringify(recipe)}`

const itemOf = (rendered: Rendered, title: string): PlayerItem => {
  const key = keyOf(rendered.recipe)
  return {
    key,
    title,
    href: '/sounds',
    length: rendered.samples.length / rendered.sampleRate,
    wave: { key, load: () => rendered.outline },
    source: { samples: rendered.samples, sampleRate: rendered.sampleRate },
  }
}

/** Renders what the instrument says at this moment and plays it, unless something newer was asked for meanwhile. */
export const playInstrument = async (): Promise<void> => {
  if (instrument.get().prompt !== '') await loadReader()
  const state = instrument.get()
  const rendered = await renderHere(recipeOf(state, parametersOf(state, reader.get()(state.prompt).parameters)))
  if (rendered !== undefined) await player.play(itemOf(rendered, state.prompt))
}

/** What the instrument says and how it looks: the words read, the knobs, and the sound rendered in this browser. */
export const useSounding = () => {
  const state = useStore(instrument)
  const prompt = useDeferredValue(state.prompt)
  const read = useStore(reader)
  const reading = read(prompt)
  const parameters = parametersOf(state, reading.parameters)
  const recipe = recipeOf(state, parameters)
  const wanted = keyOf(recipe)
  const { rendered, busy } = useStore(preview)
  const render = useEffectEvent(() => void renderHere(recipe))
  useEffect(() => {
    if (prompt !== '') void loadReader()
  }, [prompt])
  useEffect(() => {
    render()
  }, [wanted])
  const item = rendered && itemOf(rendered, state.prompt)
  return { state, reading, parameters, recipe, item, busy, fresh: item?.key === wanted }
}
