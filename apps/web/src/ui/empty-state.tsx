import type { ReactNode } from 'react'
import './empty-state.css'

/** What stands where nothing is yet: what the place is for, and something to click at once. */
export const EmptyState = ({
  glyph,
  title,
  alone = false,
  children,
  actions,
}: {
  glyph?: ReactNode
  title: string
  /** The page has no other heading. */
  alone?: boolean
  children?: ReactNode
  actions?: ReactNode
}) => (
  <div className="empty">
    {glyph}
    {alone ? <h1>{title}</h1> : <h2>{title}</h2>}
    {children !== undefined && <div className="empty-text">{children}</div>}
    {actions !== undefined && <div className="empty-actions">{actions}</div>}
  </div>
)
