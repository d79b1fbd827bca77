import { remember } from '../local.ts'
import type { Ahead } from './ahead.ts'
import { begin, hold, holdOnly } from './begin.ts'
import type { PlayerItem } from './item.ts'
import { beginHearing, goOnHearing, tellHearing, type Hearing } from './listening.ts'
import { change, state } from './state.ts'
import { levelOutput, openOutput, type Output } from './output.ts'
import { currentOf, emptyQueue, placeAway, shuffle, startQueue, unshuffle, type Queue, type Repeat } from './queue.ts'
import type { Told } from './stream.ts'
import { fade, type Voice } from './voice.ts'

let output: Output | undefined
let voice: Voice | undefined
let silentUntil = 0
let resting = 0
/** Counts requests to play: only the latest may sound. */
let turn = 0
let ahead: Ahead | undefined
let hearing: Hearing | undefined
let looking: ReturnType<typeof setInterval> | undefined
let failures = 0
let loud = 0.8

const open = (): Output => (output = openOutput(state.get().volume))

const dropAhead = (): void => {
  ahead?.drop()
  ahead = undefined
}

const silence = (): void => {
  tellHearing(hearing)
  dropAhead()
  clearInterval(looking)
  if (voice === undefined || output === undefined) return
  voice.end()
  voice = undefined
  silentUntil = output.context.currentTime + fade
}

/** Seconds into the item. */
const position = (): number => {
  const { item } = state.get()
  if (item === undefined) return 0
  return voice?.position() ?? (item.length > 0 ? Math.min(resting, item.length) : resting)
}

/** The place that follows by itself. */
const coming = (): number | undefined => {
  const { item, range, repeat, queue, aside } = state.get()
  if (range !== undefined || repeat === 'one' || aside || !(item?.continues === true || repeat === 'all'))
    return undefined
  return placeAway(queue, 1, repeat)
}

const listen = (): Hearing | undefined =>
  (hearing &&= state.get().status === 'playing' ? goOnHearing(hearing, Date.now(), position()) : hearing)

/** Tells with the page's last breath, or in case it has none, what was heard in it. */
const leave = (when: 'leaving' | 'meanwhile'): void => tellHearing(listen(), when)

/** Looks what comes next, makes it ready, and lets it begin on the moment at which this ends. */
const look = (): void => {
  if (voice === undefined || output === undefined) return
  listen()
  const { queue } = state.get()
  const place = coming()
  const next = place === undefined ? undefined : queue.entries[place]
  if (next?.uid !== ahead?.uid) dropAhead()
  const end = voice.runsOut()
  if (next === undefined || end === undefined) return
  const left = end - output.context.currentTime
  if (ahead !== undefined) {
    // When its turn comes, it is the next.
    if (left < 2.5) ahead.start(end, whenDone(turn + 1))
  } else if (left < 40) {
    const [mine, to] = [turn, output]
    void import('./ahead.ts').then(({ prepare }) => {
      if (mine === turn) ahead ??= prepare(to, next.uid, next.item)
    })
  }
}

/** What happens when a voice ran out, failed or waits: only the one that sounds may say so. */
const whenDone = (mine: number): Told => ({
  onDone: () => mine === turn && finish(),
  onFail: () => mine === turn && fail(),
  onWait: (waiting) => mine === turn && voice !== undefined && change({ status: waiting ? 'loading' : 'playing' }),
})

const settle = (item: PlayerItem, next: Voice): void => {
  voice = next
  failures = 0
  const anew = hearing?.item.key !== item.key || (hearing.told && next.position() < 1)
  hearing = anew || hearing === undefined ? beginHearing(item, Date.now(), next.position()) : hearing
  hearing.looked = Date.now()
  change({ status: 'playing' })
  clearInterval(looking)
  looking = setInterval(look, 250)
  look()
}

/** This one ran out by itself: what comes next may sound already. */
const finish = (): void => {
  const { queue } = state.get()
  const place = coming()
  const next = place === undefined ? undefined : queue.entries[place]
  const ready = ahead
  voice = undefined
  resting = 0
  tellHearing(hearing)
  hearing = undefined
  if (place === undefined || next === undefined) {
    turn++
    silence()
    change({ status: 'paused' })
  } else if (ready?.uid === next.uid && ready.voice !== undefined) {
    const mine = ++turn
    ahead = undefined
    hold(next.item.key, ready.leveled)
    change({ item: next.item, queue: { ...queue, at: place }, range: undefined })
    ready.voice.then(
      (begun) => (mine === turn ? settle(next.item, begun) : begun.end()),
      () => mine === turn && fail(),
    )
  } else {
    if (ready?.uid === next.uid) hold(next.item.key, ready.leveled)
    void playPlace(place)
  }
}

const fail = (): void => {
  turn++
  silence()
  change({ status: 'failed' })
  const place = coming()
  const mine = turn
  // A list goes on after a moment; one that cannot be played at all does not run through.
  if (place !== undefined && ++failures < 4) setTimeout(() => mine === turn && void playPlace(place), 2500)
}

type At = { at?: number; range?: readonly [number, number] | undefined }

/** Lets an item sound from a moment on, whatever the queue holds. */
const sound = async (item: PlayerItem, { at, range }: At = {}): Promise<void> => {
  const mine = ++turn
  const fresh = item.key !== state.get().item?.key || (at ?? 0) === 0
  const to = open()
  silence()
  holdOnly(item.key)
  resting = at ?? range?.[0] ?? 0
  change({ item, status: 'loading', range })
  try {
    const part = { offset: resting, range, round: state.get().repeat === 'one' }
    const begun = await begin(to, item, part, silentUntil, whenDone(mine))
    if (mine !== turn) return begun.end()
    settle(item, begun)
    if (fresh) item.onStart?.()
  } catch {
    if (mine === turn) fail()
  }
}

const playPlace = async (place: number): Promise<void> => {
  const { queue } = state.get()
  const entry = queue.entries[place]
  if (entry === undefined) return
  change({ queue: { ...queue, at: place }, aside: false })
  await sound(entry.item)
}

/** Plays an item: as one of `queue` where that is given, else without touching what is queued. */
const play = (item: PlayerItem, { queue, ...at }: At & { queue?: readonly PlayerItem[] } = {}): Promise<void> => {
  const now = state.get()
  const current = currentOf(now.queue)?.item
  if (queue !== undefined || (current?.key !== item.key && current?.continues !== true)) {
    const list = queue ?? [item]
    const next = startQueue(
      list,
      list.findIndex(({ key }) => key === item.key),
    )
    change({ queue: now.queue.shuffled ? shuffle(next, Math.random) : next, aside: false })
  } else change({ aside: current?.key !== item.key })
  return sound(item, at)
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
  const at = Math.max(0, item.length > 0 ? Math.min(seconds, item.length) : seconds)
  if (status === 'playing' || status === 'loading') void sound(item, { at })
  else {
    resting = at
    change({ range: undefined, item: { ...item } })
  }
}

const toggle = (): void => {
  const { item, status, range } = state.get()
  if (item === undefined) return
  if (status === 'playing' || status === 'loading') pause()
  else void sound(item, { at: item.length > 0 && resting >= item.length ? 0 : resting, range })
}

/** The place `by` steps away in the queue. After something aside, the queue goes on behind what it had. */
const placeBy = (by: 1 | -1): number | undefined => {
  const { queue, repeat, aside } = state.get()
  return aside && by < 0 ? queue.at : placeAway(queue, by, repeat === 'all' ? 'all' : 'off')
}

const neighbour = (by: 1 | -1): PlayerItem | undefined => {
  const place = placeBy(by)
  return place === undefined ? undefined : state.get().queue.entries[place]?.item
}

/** To the next or the one before; back within the first seconds only, else to the beginning of this one. */
const step = (by: 1 | -1): void => {
  const place = placeBy(by)
  const { item } = state.get()
  if (by < 0 && item?.continues === true && (place === undefined || position() > 4)) seek(0)
  else if (place !== undefined) void playPlace(place)
}

const setVolume = (volume: number): void => {
  if (volume > 0) loud = volume
  change({ volume })
  remember('volume', volume)
  levelOutput(volume)
}

const mute = (): void => setVolume(state.get().volume > 0 ? 0 : loud)

const setRepeat = (repeat: Repeat): void => {
  const { item, status, range } = state.get()
  const wasOne = state.get().repeat === 'one'
  change({ repeat })
  if (wasOne === (repeat === 'one') || item === undefined || status !== 'playing') return look()
  if (voice?.turn !== undefined) voice.turn(repeat === 'one')
  else void sound(item, { at: position(), range })
}

/** Changes what is queued; what plays goes on. */
const changeQueue = (edit: (queue: Queue<PlayerItem>) => Queue<PlayerItem>): void => {
  change({ queue: edit(state.get().queue) })
  look()
}

const toggleShuffle = (): void =>
  changeQueue((queue) => (queue.shuffled ? unshuffle(queue) : shuffle(queue, Math.random)))

/** Puts back what was there before a reload, silent. */
const adopt = (queue: Queue<PlayerItem>, at: number, repeat: Repeat): void => {
  const item = currentOf(queue)?.item
  if (item === undefined || state.get().item !== undefined) return
  resting = at
  change({ item, queue, repeat, status: 'paused' })
}

/** Fetches what the first sound needs, so that it need not wait. */
const warm = (): void => {
  void import('./level.ts')
}

const close = (): void => {
  pause()
  holdOnly(undefined)
  change({ item: undefined, status: 'idle', range: undefined, queue: emptyQueue, aside: false })
}

/** The one player of the app: starting something stops the other in 20 ms, so that no two voices sound. */
export const player = {
  state,
  play,
  playPlace,
  pause,
  toggle,
  seek,
  step,
  neighbour,
  position,
  setVolume,
  mute,
  setRepeat,
  toggleShuffle,
  changeQueue,
  adopt,
  leave,
  close,
  warm,
}
