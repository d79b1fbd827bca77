import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import './popover.css'

type PopoverProps = {
  trigger: ReactElement<Record<string, unknown>>
  label: string
  open: boolean
  onOpen: (open: boolean) => void
  children: ReactNode
}

/** A small form behind a button. */
export const Popover = ({ trigger, label, open, onOpen, children }: PopoverProps) => (
  <Base.Root open={open} onOpenChange={onOpen}>
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner className="menu-place" align="start" sideOffset={4} collisionPadding={8}>
        <Base.Popup className="popover" aria-label={label}>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)
