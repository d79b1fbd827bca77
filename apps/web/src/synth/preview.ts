import type { Peaks, Recipe } from '@stemma/audio'
import { createStore } from '../ui/store.ts'

/** A sound made in this browser: the same samples the server would make. */
export type Rendered = { recipe: Recipe; outline: Peaks; samples: Float32Array<ArrayBuffer>; sampleRate: number }
type Answer = { turn: number; rendered?: Rendered; failure?: string }

/** The latest sound rendered here, and whether a newer one is on its way. */
export const preview = createStore<{ rendered: Rendered | undefined; busy: boolean }>({
  rendered: undefined,
  busy: false,
})

let worker: Worker | undefined
let turn = 0
let waiting: Recipe | undefined
let running = false
const heard = new Map<number, (rendered: Rendered | undefined) => void>()

const send = (recipe: Recipe): void => {
  running = true
  worker ??= start()
  worker.postMessage({ turn, recipe })
}

const start = (): Worker => {
  const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  made.onmessage = ({ data }: MessageEvent<Answer>) => {
    running = false
    heard.get(data.turn)?.(data.rendered)
    heard.delete(data.turn)
    const next = waiting
    waiting = undefined
    if (next !== undefined) send(next)
    preview.set({ rendered: data.rendered ?? preview.get().rendered, busy: running })
  }
  return made
}

/**
 * Renders in the worker, the latest wish only: while one is being rendered, all but the last that arrive are dropped and
 * answer undefined. So a turning knob is never behind by more than one sound.
 */
export const renderHere = (recipe: Recipe): Promise<Rendered | undefined> => {
  heard.get(turn)?.(undefined)
  heard.delete(turn)
  turn++
  const mine = turn
  const answer = new Promise<Rendered | undefined>((resolve) => heard.set(mine, resolve))
  preview.set({ ...preview.get(), busy: true })
  if (running) waiting = recipe
  else send(recipe)
  return answer
}
