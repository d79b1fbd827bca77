import { cloneElement, lazy, Suspense, useState, type ReactElement, type ReactNode } from 'react'

export type MenuProps = { trigger: ReactElement<TriggerProps>; children: ReactNode; align?: 'start' | 'end' }
export type ItemProps = {
  icon?: ReactNode
  children: ReactNode
  onPick: () => void
  danger?: boolean
  disabled?: boolean
  keys?: string
}
export type LinkProps = { icon?: ReactNode; children: ReactNode; href: string; download?: boolean }
export type ChoiceProps<T extends string> = {
  value: T
  options: readonly { value: T; label: string }[]
  onPick: (value: T) => void
  label: string
}
type TriggerProps = {
  onClick?: () => void
  onPointerEnter?: () => void
  onFocus?: () => void
  'aria-haspopup'?: 'menu'
  'aria-expanded'?: boolean
}

// Menus cost more than the page they are on: they are fetched when a hand comes near one.
const parts = () => import('./menu-parts.tsx')
const OpenMenu = lazy(async () => ({ default: (await parts()).OpenMenu }))
const LazyChoice = lazy(async () => ({ default: (await parts()).Choice }))

/** A list of actions behind a button. */
export const Menu = (props: MenuProps) => {
  const [ever, setEver] = useState(false)
  const near = () => void parts()
  const closed = cloneElement(props.trigger, {
    onClick: () => setEver(true),
    onPointerEnter: near,
    onFocus: near,
    'aria-haspopup': 'menu',
    'aria-expanded': false,
  })
  if (!ever) return closed
  return (
    <Suspense fallback={closed}>
      <OpenMenu {...props} />
    </Suspense>
  )
}

export const MenuItem = lazy(async () => ({ default: (await parts()).Item }))

/** An item that goes to an address, downloads included. */
export const MenuLink = lazy(async () => ({ default: (await parts()).LinkItem }))

export const MenuLine = lazy(async () => ({ default: (await parts()).Line }))

/** One of several, the current one ticked. */
export const MenuChoice = <T extends string>({ options, onPick, ...rest }: ChoiceProps<T>) => (
  <LazyChoice
    {...rest}
    options={options}
    onPick={(value) => {
      const option = options.find((candidate) => candidate.value === value)
      if (option !== undefined) onPick(option.value)
    }}
  />
)
