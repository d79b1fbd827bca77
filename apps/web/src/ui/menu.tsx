import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import './menu.css'

type MenuProps = { trigger: ReactElement; children: ReactNode; align?: 'start' | 'end' }

/** A list of actions behind a button. */
export const Menu = ({ trigger, children, align = 'end' }: MenuProps) => (
  <Base.Root>
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner className="menu-place" align={align} sideOffset={4}>
        <Base.Popup className="menu">{children}</Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)

type ItemProps = {
  icon?: ReactNode
  children: ReactNode
  onPick: () => void
  danger?: boolean
  disabled?: boolean
  keys?: string
}

export const MenuItem = ({ icon, children, onPick, danger = false, disabled = false, keys }: ItemProps) => (
  <Base.Item className="menu-item" data-danger={danger || undefined} disabled={disabled} onClick={onPick}>
    <span className="menu-icon">{icon}</span>
    {children}
    {keys !== undefined && <kbd>{keys}</kbd>}
  </Base.Item>
)

/** An item that goes to an address, downloads included. */
export const MenuLink = ({
  icon,
  children,
  href,
  download,
}: {
  icon?: ReactNode
  children: ReactNode
  href: string
  download?: boolean
}) => (
  <Base.LinkItem className="menu-item" href={href} download={download} closeOnClick>
    <span className="menu-icon">{icon}</span>
    {children}
  </Base.LinkItem>
)

type ChoiceProps<T extends string> = {
  value: T
  options: readonly { value: T; label: string }[]
  onPick: (value: T) => void
  label: string
}

/** One of several, the current one ticked. */
export const MenuChoice = <T extends string>({ value, options, onPick, label }: ChoiceProps<T>) => (
  <Base.Group>
    <Base.GroupLabel className="menu-label">{label}</Base.GroupLabel>
    <Base.RadioGroup value={value}>
      {options.map((option) => (
        <Base.RadioItem
          key={option.value}
          className="menu-item"
          value={option.value}
          closeOnClick
          onClick={() => onPick(option.value)}
        >
          <Base.RadioItemIndicator className="menu-icon" keepMounted>
            {option.value === value && <Check />}
          </Base.RadioItemIndicator>
          {option.label}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  </Base.Group>
)

export const MenuLine = () => <Base.Separator className="menu-line" />
