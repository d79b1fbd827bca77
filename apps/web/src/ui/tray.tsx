import { Popover } from '@base-ui/react/popover'
import { Link } from '@tanstack/react-router'
import { Pause, Play, X } from 'lucide-react'
import { ui } from '../words/ui.ts'
import { useWords } from '../words/language.ts'
import { IconButton } from './button.tsx'
import { Bar } from './bar.tsx'
import './tray.css'

/** Something that takes a while. `progress` is 0..1, absent while nobody can tell. */
export type Work = {
  id: string
  title: string
  doing: string
  progress?: number | undefined
  onCancel?: (() => void) | undefined
  pause?: { paused: boolean; label: string; run: () => void } | undefined
  /** Where more of it is seen. */
  to?: { href: string; label: string } | undefined
}

/** Everything under way, on every page: a pill that opens into what is happening, how far, and cancel. */
export const Tray = ({ works }: { works: readonly Work[] }) => {
  const words = useWords(ui)
  const known = works.flatMap(({ progress }) => (progress === undefined ? [] : [progress]))
  const all =
    known.length === works.length && known.length > 0
      ? known.reduce((sum, value) => sum + value, 0) / known.length
      : undefined
  return (
    <div className="tray" aria-live="polite">
      {works.length > 0 && (
        <Popover.Root>
          <Popover.Trigger className="tray-pill">
            <Bar progress={all} label={words.underWay} />
            {words.tray(works.length)}
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Positioner className="menu-place" align="end" sideOffset={6}>
              <Popover.Popup className="menu tray-list" aria-label={words.underWay}>
                {works.map((work) => (
                  <div key={work.id} className="tray-work">
                    <div>
                      <p className="truncate">
                        {work.to === undefined ? (
                          work.title
                        ) : (
                          <Link to={work.to.href} className="link" title={work.to.label}>
                            {work.title}
                          </Link>
                        )}
                      </p>
                      <p className="quiet tabular">{work.doing}</p>
                      <Bar progress={work.progress} label={work.title} />
                    </div>
                    {work.pause !== undefined && (
                      <IconButton label={work.pause.label} onClick={work.pause.run}>
                        {work.pause.paused ? <Play /> : <Pause />}
                      </IconButton>
                    )}
                    {work.onCancel !== undefined && (
                      <IconButton label={words.cancel} onClick={work.onCancel}>
                        <X />
                      </IconButton>
                    )}
                  </div>
                ))}
              </Popover.Popup>
            </Popover.Positioner>
          </Popover.Portal>
        </Popover.Root>
      )}
    </div>
  )
}
