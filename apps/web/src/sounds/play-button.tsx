import { Pause, Play } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import type { PlayerItem } from '../ui/player/item.ts'
import { useWords } from '../words/language.ts'
import { ui } from '../words/ui.ts'
import { toggleItem, useHeard } from './playing.ts'
import './play-button.css'

export const PlayButton = ({
  item,
  title,
  queue,
}: {
  item: PlayerItem | undefined
  title: string
  queue?: readonly PlayerItem[] | undefined
}) => {
  const words = useWords(ui)
  const { sounding } = useHeard(item)
  return (
    <IconButton
      className="play-button"
      label={sounding ? words.pauseItem(title) : words.playItem(title)}
      disabled={item === undefined}
      onClick={() => item && toggleItem(item, queue)}
    >
      {sounding ? <Pause /> : <Play />}
    </IconButton>
  )
}
