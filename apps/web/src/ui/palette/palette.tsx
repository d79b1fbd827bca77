import { Dialog } from '@base-ui/react/dialog'
import { Command as Cmdk } from 'cmdk'
import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { ui } from '../../words/ui.ts'
import { useWords } from '../../words/language.ts'
import { Keys } from '../keys/key-list.tsx'
import './palette.css'

export type Command = { id: string; label: string; icon?: ReactNode; note?: ReactNode; keys?: string; run: () => void }
/** A group marked `found` was already searched by someone who knows more: it is shown as it is. */
export type CommandGroup = { title: string; commands: readonly Command[]; found?: boolean }

type PaletteProps = {
  open: boolean
  onClose: () => void
  text: string
  onText: (text: string) => void
  groups: readonly CommandGroup[]
  busy: boolean
}

/** Marks values that the palette's own filter lets through. */
const always = '\u0001'

/** Things, places and actions in one list, found as you type. */
export const Palette = ({ open, onClose, text, onText, groups, busy }: PaletteProps) => {
  const words = useWords(ui)
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="palette" aria-label={words.palette}>
          <Cmdk
            label={words.palette}
            loop
            filter={(value, search, keywords) =>
              value.startsWith(always) ? 1 : matches(keywords?.[0] ?? value, search)
            }
          >
            <div className="palette-line" data-busy={busy || undefined}>
              <Search aria-hidden="true" />
              <Cmdk.Input value={text} onValueChange={onText} placeholder={words.palettePlaceholder} maxLength={200} />
            </div>
            <Cmdk.List className="palette-list">
              {!busy && <Cmdk.Empty className="palette-empty">{words.paletteEmpty}</Cmdk.Empty>}
              {groups
                .filter(({ commands }) => commands.length > 0)
                .map((group) => (
                  <Cmdk.Group key={group.title} heading={group.title}>
                    {group.commands.map((command) => (
                      <Cmdk.Item
                        key={command.id}
                        value={`${group.found ? always : ''}${command.id}`}
                        keywords={[command.label]}
                        onSelect={() => {
                          onClose()
                          command.run()
                        }}
                      >
                        <span className="menu-icon">{command.icon}</span>
                        <span className="truncate">{command.label}</span>
                        <span className="palette-note">{command.note}</span>
                        {command.keys !== undefined && <Keys keys={command.keys} />}
                      </Cmdk.Item>
                    ))}
                  </Cmdk.Group>
                ))}
            </Cmdk.List>
          </Cmdk>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** 1 where every word of the search begins a word of the label, 0 elsewhere. */
const matches = (label: string, search: string): number => {
  const parts = label.toLowerCase().split(/[\s“”"(]+/)
  return search
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every((word) => parts.some((part) => part.startsWith(word)))
    ? 1
    : 0
}
