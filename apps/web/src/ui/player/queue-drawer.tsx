import { Dialog as Base } from '@base-ui/react/dialog'
import { ListX, Shuffle, Volume2, X } from 'lucide-react'
import { useRef } from 'react'
import { playing } from '../../words/player.ts'
import { useWords } from '../../words/language.ts'
import { ui } from '../../words/ui.ts'
import { Button, IconButton } from '../button.tsx'
import { formatClock } from '../format/durations.ts'
import { OrderedRows } from '../ordered-rows/ordered-rows.tsx'
import { useStore } from '../store.ts'
import { Cover } from './cover.tsx'
import { NowPlaying } from './now-playing.tsx'
import { player } from './player.ts'
import { clearComing, moveEntry, removeEntry } from './queue.ts'
import './queue-drawer.css'

const size = 52

/** What plays, what was heard before, and what comes: at the side, to look at and to change. */
export const QueueDrawer = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const words = useWords(playing)
  const parts = useWords(ui)
  const { queue, aside } = useStore(player.state)
  const view = useRef<HTMLDivElement>(null)
  const coming = queue.entries.slice(queue.at + 1)
  const seconds = coming.reduce((sum, { item }) => sum + item.length, 0)
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()} modal={false} disablePointerDismissal>
      <Base.Portal>
        <Base.Popup className="queue-drawer" data-hue="blue">
          <header>
            <div>
              <Base.Title>{words.queue}</Base.Title>
              <p className="quiet tabular">
                {coming.length === 0 ? words.nothingComes : words.queueOf(coming.length, formatClock(seconds))}
              </p>
            </div>
            <Base.Close render={<IconButton label={parts.close} />}>
              <X />
            </Base.Close>
          </header>
          <NowPlaying />
          <div className="line queue-tools">
            <Button
              icon={<Shuffle />}
              aria-pressed={queue.shuffled}
              look={queue.shuffled ? 'primary' : 'plain'}
              disabled={queue.entries.length < 2}
              onClick={player.toggleShuffle}
            >
              {words.shuffle}
            </Button>
            <Button icon={<ListX />} disabled={coming.length === 0} onClick={() => player.changeQueue(clearComing)}>
              {words.clear}
            </Button>
          </div>
          <div ref={view} className="queue-list" tabIndex={-1}>
            {queue.entries.length === 0 && <p className="quiet queue-hint">{words.addHint}</p>}
            <OrderedRows
              items={queue.entries}
              keyOf={({ uid }) => String(uid)}
              nameOf={({ item }) => item.title}
              size={size}
              scroller={() => view.current}
              label={words.queue}
              onMove={(from, to) => {
                const uid = queue.entries[from]?.uid
                if (uid !== undefined) player.changeQueue((now) => moveEntry(now, uid, to))
              }}
              renderRow={({ uid, item }, index, grip) => (
                <div
                  className="queue-row"
                  data-state={index < queue.at ? 'heard' : index === queue.at && !aside ? 'now' : undefined}
                >
                  {grip}
                  <Cover item={item} />
                  <button
                    type="button"
                    className="queue-title"
                    aria-current={index === queue.at || undefined}
                    aria-label={words.playThis(item.title)}
                    onClick={() => void player.playPlace(index)}
                  >
                    <span className="truncate">{item.title}</span>
                    <span className="truncate quiet">{item.artist ?? ''}</span>
                  </button>
                  {index === queue.at && !aside ? (
                    <Volume2 className="queue-now" aria-label={words.playsNow} />
                  ) : (
                    <span className="quiet tabular">{formatClock(item.length)}</span>
                  )}
                  <IconButton
                    label={words.removeFrom(item.title)}
                    onClick={() => player.changeQueue((now) => removeEntry(now, uid))}
                  >
                    <X />
                  </IconButton>
                </div>
              )}
            />
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
