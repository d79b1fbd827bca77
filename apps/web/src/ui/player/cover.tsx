import { Music } from 'lucide-react'
import type { PlayerItem } from './item.ts'
import './cover.css'

/** The picture of what plays, or a note where there is none. It says nothing the title does not. */
export const Cover = ({ item, large = false }: { item: Pick<PlayerItem, 'cover'>; large?: boolean }) => (
  <span className="player-cover" data-large={large || undefined} aria-hidden="true">
    {item.cover === undefined ? <Music /> : <img src={item.cover} alt="" loading="lazy" decoding="async" />}
  </span>
)
