import { remembered } from '../local.ts'
import { createStore } from '../store.ts'
import type { PlayerState } from './item.ts'
import { emptyQueue } from './queue.ts'

const kept = remembered('volume')
/** What the player has and does, for whoever shows it. */
export const state = createStore<PlayerState>({
  item: undefined,
  status: 'idle',
  range: undefined,
  repeat: 'off',
  volume: typeof kept === 'number' && kept >= 0 && kept <= 1 ? kept : 0.8,
  queue: emptyQueue,
  aside: false,
})
export const change = (part: Partial<PlayerState>): void => state.set({ ...state.get(), ...part })
