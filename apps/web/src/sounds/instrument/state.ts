import { mutate, type EngineName } from '@stemma/audio'
import { remember, remembered } from '../../ui/local.ts'
import { createStore } from '../../ui/store.ts'
import type { Parameters } from '../types.ts'

/** What the knobs stand on: a stored sound, or nothing but the words. */
export type Base = {
  id: string | undefined
  prompt: string
  parameters: Parameters
  engine: EngineName
  patch: readonly number[] | undefined
}

export type InstrumentState = {
  /** Kept as a draft until it is made. */
  prompt: string
  base: Base | undefined
  /** Knobs turned by hand; the rest follow the words or the base. */
  turned: Partial<Parameters>
  /** Unsigned 32-bit. */
  seed: number
}

export const newSeed = (): number => Math.floor(Math.random() * 2 ** 32)

const kept = remembered('draft.prompt')
export const instrument = createStore<InstrumentState>({
  prompt: typeof kept === 'string' ? kept : '',
  base: undefined,
  turned: {},
  seed: newSeed(),
})

/** Earlier states of the knobs, oldest first. */
const past = createStore<readonly InstrumentState[]>([])
export const instrumentPast = past
const most = 100

const change = (part: Partial<InstrumentState>): void => instrument.set({ ...instrument.get(), ...part })

/** Remembers the present state, so that `back` returns to it. */
export const mark = (): void => past.set([...past.get(), instrument.get()].slice(-most))

/** Writing leaves the base: the words turn the knobs again, except those turned by hand. */
export const write = (prompt: string): void => {
  const { base, turned } = instrument.get()
  remember('draft.prompt', prompt === '' ? null : prompt)
  change({ prompt, base: base?.prompt === prompt ? base : undefined, turned: prompt === '' ? {} : turned })
}

export const turn = (knobs: Partial<Parameters>): void => change({ turned: { ...instrument.get().turned, ...knobs } })

export const followWords = (): void => {
  mark()
  change({ turned: {}, base: undefined })
}

export const anotherTake = (): void => {
  mark()
  change({ seed: newSeed() })
}

/** A little different from `parameters`, in knobs and in chance. */
export const varyHere = (parameters: Parameters): void => {
  mark()
  const seed = newSeed()
  change({ seed, turned: mutate(parameters, seed) })
}

/** Puts a stored sound under the knobs. */
export const open = (base: Base, seed: number): void => {
  mark()
  remember('draft.prompt', null)
  change({ prompt: base.prompt, base, turned: {}, seed })
}

export const back = (): boolean => {
  const before = past.get().at(-1)
  if (before === undefined) return false
  past.set(past.get().slice(0, -1))
  instrument.set(before)
  return true
}
