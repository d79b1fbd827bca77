import { Heart, MoreHorizontal, Trash2, Wand2 } from 'lucide-react'
import { useState } from 'react'
import { useKeyListener } from '../ui/keys/use-key-listener.ts'
import { useShortcuts } from '../ui/keys/keys.ts'
import { playerKeys } from '../ui/player/keys.ts'
import { app as words } from '../words/app.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field, TextField } from '../ui/field.tsx'
import { Knob } from '../ui/knob/knob.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { PlayerBar } from '../ui/player/player-bar.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { tellError, tellUndoable, Toasts, undo } from '../ui/toasts.tsx'
import { Bar } from '../ui/bar.tsx'
import { Tones } from './tones.tsx'
import { RibbonWall } from './ribbon-wall.tsx'
import './gallery.css'

const titleLink = (href: string, title: string) => <a href={href}>{title}</a>

/** Every part in every state, for eyes and browser tests; never shipped. */
export const Gallery = () => {
  const [seconds, setSeconds] = useState(1.5)
  const [amount, setAmount] = useState(3)
  const [open, setOpen] = useState(false)
  const [choice, setChoice] = useState<'one' | 'two' | 'three'>('one')
  useKeyListener()
  useShortcuts('Player', playerKeys(words.en))
  useShortcuts('Everywhere', [{ keys: 'mod+z', label: 'Undo', run: () => void undo() }])
  return (
    <main className="gallery">
      <h1>Parts</h1>
      <section>
        <Knob
          label="Duration"
          scale={{ low: 0.5, high: 10, step: 0.01, nudge: 0.1, curve: 2 }}
          value={seconds}
          rest={1.5}
          format={(value) => `${value.toFixed(2)} s`}
          onChange={setSeconds}
        />
        <Knob
          label="Wetness"
          scale={{ low: 0, high: 10, step: 1, nudge: 1 }}
          value={amount}
          rest={3}
          format={String}
          onChange={setAmount}
        />
        <Segmented
          label="Choice"
          value={choice}
          onChange={setChoice}
          options={[
            { value: 'one', label: 'One' },
            { value: 'two', label: 'Two' },
            { value: 'three', label: 'Three' },
          ]}
        />
      </section>
      <section>
        <Button look="primary" icon={<Wand2 />}>
          Make it
        </Button>
        <Button>Keep</Button>
        <Button look="quiet">Later</Button>
        <Button
          look="danger"
          icon={<Trash2 />}
          onClick={() => tellUndoable({ what: 'Deleted “door”', takeBack: () => undefined })}
        >
          Delete
        </Button>
        <Button look="primary" working>
          Make it
        </Button>
        <Button disabled>Keep</Button>
        <IconButton label="Favourite" pressed>
          <Heart />
        </IconButton>
        <Menu
          trigger={
            <IconButton label="More">
              <MoreHorizontal />
            </IconButton>
          }
        >
          <MenuItem icon={<Heart />} onPick={() => undefined} keys="F">
            Favourite
          </MenuItem>
          <MenuLine />
          <MenuItem icon={<Trash2 />} onPick={() => tellError('It is still there.', 'Try again in a moment.')} danger>
            Delete
          </MenuItem>
        </Menu>
        <Button onClick={() => setOpen(true)}>Open dialog</Button>
      </section>
      <section>
        <Field label="E-mail" defaultValue="ada@example" error="This is not an e-mail address." />
        <Field label="Password" type="password" hint="At least 8 characters." />
        <TextField label="Description" hint="Shown on the public page." />
      </section>
      <section>
        <Bar progress={0.4} label="Rendering" />
        <Bar progress={undefined} label="Waiting" />
        <Skeleton rows={3} />
        <EmptyState title="Nothing here yet" actions={<Button>Start</Button>}>
          Things you make are kept here.
        </EmptyState>
      </section>
      <Tones />
      <RibbonWall />
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Rename"
        actions={<Button look="primary">Rename</Button>}
      >
        <Field label="Name" />
      </Dialog>
      <PlayerBar link={titleLink} />
      <Toasts />
    </main>
  )
}
