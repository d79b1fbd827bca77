import { expect, test } from 'vitest'
import type { PlayerItem, Telling } from './item.ts'
import { beginHearing, goOnHearing, tellHearing } from './listening.ts'

/** An item of ten seconds, and what is told of it: how long it was heard, and when that is told. */
const anItem = () => {
  const told: (readonly [number, Telling])[] = []
  const onHeard: PlayerItem['onHeard'] = ({ milliseconds }, when) => void told.push([milliseconds, when])
  const item: PlayerItem = { key: 'a', title: 'A', length: 10, wave: undefined, source: { url: '' } as never, onHeard }
  return { item, told }
}

test('half of an item counts: kept as often as asked while it sounds, told once when it is over', () => {
  const { item, told } = anItem()
  let hearing = beginHearing(item, 0)
  for (const second of [2, 4]) hearing = goOnHearing(hearing, second * 1000, second)
  tellHearing(hearing, 'meanwhile')
  tellHearing(hearing)
  expect(told).toEqual([])
  hearing = goOnHearing(hearing, 6000, 6)
  tellHearing(hearing, 'meanwhile')
  hearing = goOnHearing(hearing, 8000, 8)
  tellHearing(hearing, 'meanwhile')
  tellHearing(hearing, 'leaving')
  tellHearing(hearing)
  tellHearing(hearing, 'meanwhile')
  expect(told).toEqual([
    [6000, 'meanwhile'],
    [8000, 'meanwhile'],
    [8000, 'leaving'],
  ])
})
