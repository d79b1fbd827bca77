import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { player } from '../ui/player/player.ts'
import { Ribbon } from '../ui/ribbon/ribbon.tsx'
import { useStore } from '../ui/store.ts'
import { sampleItem } from './waves.ts'

const items = Array.from({ length: 12 }, (_, index) => sampleItem(index))
const rows = Array.from({ length: 200 }, (_, index) => index)

/** Ribbons of different heights, and two hundred of them all moving at once. */
export const RibbonWall = () => {
  const [wall, setWall] = useState(false)
  const { item: current, status, range } = useStore(player.state)
  return (
    <>
      <section className="gallery-ribbons">
        {items.slice(0, 6).map((item, index) => {
          const mine = current?.key === item.key
          return (
            <Ribbon
              key={item.key}
              wave={item.wave}
              label={item.title}
              length={item.length}
              height={index === 0 ? 88 : 32}
              position={() => (mine ? player.position() : 0)}
              moving={mine && status === 'playing'}
              onSeek={(seconds) => void player.play(item, { at: seconds, queue: items })}
              range={mine ? range : undefined}
              onRange={(next) => next && void player.play(item, { range: next })}
            />
          )
        })}
        <Button onClick={() => setWall(!wall)}>Two hundred</Button>
      </section>
      {wall && (
        <section className="gallery-wall" id="wall">
          {rows.map((row) => {
            const item = items[row % items.length]
            return (
              item && (
                <Ribbon
                  key={row}
                  wave={item.wave}
                  label={item.title}
                  length={item.length}
                  height={24}
                  position={() => (performance.now() / 1000 + row / 50) % item.length}
                  moving
                />
              )
            )
          })}
        </section>
      )}
    </>
  )
}
