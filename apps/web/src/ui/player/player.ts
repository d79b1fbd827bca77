import { remember, remembered } from '../local.ts'
import { createStore } from '../store.ts'
import { bufferOf } from './buffers.ts'
import type { PlayerItem, PlayerState } from './item.ts'
import { fade, startVoice, type Voice } from './voice.ts'

const kept = remembered('volume')
const state = createStore<PlayerState>({
  item: undefined,
  status: 'idle',
  range: undefined,
  repeat: false,
  volume: typeof kept === 'number' && kept >= 0 && kept <= 1 ? kept : 0.8,
  queue: [],
})
const change = (part: Partial<PlayerState>): void => state.set({ ...state.get(), ...part })

let context: AudioContext | undefined
let out: GainNode | undefined
let voice: Voice | undefined
let silentUntil = 0
let resting = 0
/** Counts requests to play: only the latest may sound. */
let turn = 0

/** Hearing is not linear: the hand's position squared is about even steps of loudness. */
const gainOf = (volume: number): number => volume * volume

const open = (): { context: AudioContext; out: GainNode } => {
  context ??= new AudioContext({ latencyHint: 'interactive' })
  if (out === undefined) {
    out = new GainNode(context, { gain: gainOf(state.get().volume) })
    out.connect(context.destination)
  }
  if (context.state === 'suspended') void context.resume()
  return { context, out }
}

const silence = (): void => {
  if (voice === undefined || context === undefined) return
  voice.end()
  voice = undefined
  silentUntil = context.currentTime + fade
}

/** Seconds into the item. */
const position = (): number => {
  const { item, range } = state.get()
  if (item === undefined) return 0
  if (voice === undefined || context === undefined) return Math.min(resting, item.length)
  const run = voice.offset + Math.max(0, context.currentTime - voice.begunAt)
  if (range !== undefined) return run < range[1] ? run : range[0] + ((run - range[0]) % (range[1] - range[0]))
  return state.get().repeat ? run % item.length : Math.min(item.length, run)
}

const play = async (
  item: PlayerItem,
  options: { at?: number; range?: readonly [number, number] | undefined; queue?: readonly PlayerItem[] } = {},
): Promise<void> => {
  const mine = ++turn
  const fresh = item.key !== state.get().item?.key || (options.at ?? 0) === 0
  const { context, out } = open()
  silence()
  resting = options.at ?? options.range?.[0] ?? 0
  change({ item, status: 'loading', range: options.range, ...(options.queue && { queue: options.queue }) })
  try {
    const { buffer, gain } = await bufferOf(context, item)
    if (mine !== turn) return
    const part = { offset: Math.min(resting, buffer.duration), range: options.range, repeat: state.get().repeat }
    voice = startVoice(context, out, buffer, gain, part, Math.max(context.currentTime, silentUntil), () => {
      voice = undefined
      resting = 0
      change({ status: 'paused' })
    })
    change({ status: 'playing' })
    if (fresh) item.onStart?.()
  } catch {
    if (mine === turn) change({ status: 'failed' })
  }
}

const pause = (): void => {
  turn++
  resting = position()
  silence()
  if (state.get().item !== undefined) change({ status: 'paused' })
}

const seek = (seconds: number): void => {
  const { item, status } = state.get()
  if (item === undefined) return
  if (status === 'playing' || status === 'loading') void play(item, { at: seconds })
  else {
    resting = seconds
    change({ range: undefined, item: { ...item } })
  }
}

const toggle = (): void => {
  const { item, status, range } = state.get()
  if (item === undefined) return
  if (status === 'playing' || status === 'loading') pause()
  else void play(item, { at: resting >= item.length ? 0 : resting, range })
}

/** The neighbour in the list the item was started from. */
const neighbour = (step: 1 | -1): PlayerItem | undefined => {
  const { item, queue } = state.get()
  const at = queue.findIndex(({ key }) => key === item?.key)
  return at < 0 ? undefined : queue[at + step]
}

const step = (by: 1 | -1): void => {
  const next = neighbour(by)
  if (next !== undefined) void play(next)
}

const setVolume = (volume: number): void => {
  change({ volume })
  remember('volume', volume)
  if (out !== undefined && context !== undefined) out.gain.setTargetAtTime(gainOf(volume), context.currentTime, 0.015)
}

const setRepeat = (repeat: boolean): void => {
  const { item, status, range } = state.get()
  const at = position()
  change({ repeat })
  if (item !== undefined && status === 'playing') void play(item, { at, range })
}

/** Fetches what the first sound needs, so that it need not wait. */
const warm = (): void => {
  void import('./level.ts')
}

const close = (): void => {
  pause()
  change({ item: undefined, status: 'idle', range: undefined, queue: [] })
}

/** The one player of the app: starting something stops the other in 20 ms, so that no two voices sound. */
export const player = { state, play, pause, toggle, seek, step, neighbour, position, setVolume, setRepeat, close, warm }
