import type { PlayerItem, Telling } from './item.ts'

/** A listen counts after half of the item, or after this many milliseconds. */
const enough = 240_000
/** Most milliseconds between two looks that count as heard: a sleeping machine hears nothing. */
const gap = 3000

/** What was heard of an item so far. */
export type Hearing = {
  item: PlayerItem
  since: number
  heard: number
  told: boolean
  looked: number
  position: number
}

export const beginHearing = (item: PlayerItem, now: number, position = 0): Hearing => ({
  item,
  since: now,
  heard: 0,
  told: false,
  looked: now,
  position,
})

export const isEnough = ({ item, heard }: Hearing): boolean =>
  heard >= enough || (item.length > 0 && heard * 2 >= item.length * 1000)

/** Tells a listen that counts: once when it is over or the page goes, as often as is asked meanwhile. */
export const tellHearing = (hearing: Hearing | undefined, when: Telling = 'over'): void => {
  if (hearing === undefined || hearing.told || !isEnough(hearing)) return
  hearing.told = when !== 'meanwhile'
  hearing.item.onHeard?.({ since: new Date(hearing.since), milliseconds: Math.round(hearing.heard) }, when)
}

/** Looks again at something that sounds; answers a new hearing when it began anew. */
export const goOnHearing = (hearing: Hearing, now: number, position: number): Hearing => {
  hearing.heard += Math.min(gap, now - hearing.looked)
  hearing.looked = now
  const anew = hearing.position - position > hearing.item.length / 2
  hearing.position = position
  if (!anew) return hearing
  tellHearing(hearing)
  return beginHearing(hearing.item, now, position)
}
