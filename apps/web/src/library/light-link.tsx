import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

type LightLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  href: string
  /** Goes there another way than by the address alone. */
  onGo?: (() => void) | undefined
}

/** A link that knows its address: the router's own works out many things, which a table with three in each row feels while it scrolls. */
export const LightLink = ({ href, onGo, children, ...rest }: LightLinkProps) => {
  const router = useRouter()
  return (
    <a
      {...rest}
      href={href}
      onClick={(event: MouseEvent) => {
        if (
          event.defaultPrevented ||
          event.button !== 0 ||
          event.metaKey ||
          event.ctrlKey ||
          event.shiftKey ||
          event.altKey
        )
          return
        event.preventDefault()
        if (onGo === undefined) void router.navigate({ href })
        else onGo()
      }}
    >
      {children}
    </a>
  )
}
