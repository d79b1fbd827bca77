import { useStore } from '../store.ts'
import { Ribbon } from '../ribbon/ribbon.tsx'
import { RepeatButton, ShuffleButton, Transport } from './buttons.tsx'
import { Clock } from './clock.tsx'
import { Cover } from './cover.tsx'
import { player } from './player.ts'

/** What plays, large: on a phone, where the bar has no room for it. */
export const NowPlaying = () => {
  const { item, status } = useStore(player.state)
  if (item === undefined) return null
  return (
    <section className="now-playing" data-hue={item.hue}>
      <Cover item={item} large />
      <div className="now-playing-title">
        <strong className="truncate">{item.title}</strong>
        <span className="truncate quiet">{[item.artist, item.album].filter(Boolean).join(' · ')}</span>
      </div>
      <Ribbon
        wave={item.wave}
        label={item.title}
        length={item.length}
        height={48}
        position={player.position}
        moving={status === 'playing'}
        onSeek={player.seek}
      />
      <Clock length={item.length} moving={status === 'playing'} />
      <div className="now-playing-buttons">
        <ShuffleButton />
        <Transport />
        <RepeatButton />
      </div>
    </section>
  )
}
