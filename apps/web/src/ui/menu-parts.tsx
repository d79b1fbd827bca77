import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement } from 'react'
import type { ChoiceProps, ItemProps, LinkProps, MenuProps } from './menu.tsx'
import './menu.css'

/** The menu itself, already open: it is only fetched when one is wanted. */
export const OpenMenu = ({ trigger, children, align = 'end' }: MenuProps) => (
  <Base.Root defaultOpen>
    <Base.Trigger render={trigger as ReactElement<Record<string, unknown>>} />
    <Base.Portal>
      <Base.Positioner className="menu-place" align={align} sideOffset={4}>
        <Base.Popup className="menu">{children}</Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)

export const Item = ({ icon, children, onPick, danger = false, disabled = false, keys }: ItemProps) => (
  <Base.Item className="menu-item" data-danger={danger || undefined} disabled={disabled} onClick={onPick}>
    <span className="menu-icon">{icon}</span>
    {children}
    {keys !== undefined && <kbd>{keys}</kbd>}
  </Base.Item>
)

export const LinkItem = ({ icon, children, href, download }: LinkProps) => (
  <Base.LinkItem className="menu-item" href={href} download={download} closeOnClick>
    <span className="menu-icon">{icon}</span>
    {children}
  </Base.LinkItem>
)

export const Choice = ({ value, options, onPick, label }: ChoiceProps<string>) => (
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

export const Line = () => <Base.Separator className="menu-line" />
