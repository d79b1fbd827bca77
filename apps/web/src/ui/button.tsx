import type { ButtonHTMLAttributes, ReactNode } from 'react'
import './button.css'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined
  icon?: ReactNode
  /** It has been pressed and the answer is not here yet: it keeps its size and cannot be pressed again. */
  working?: boolean | undefined
}

export const Button = ({ look = 'plain', icon, working = false, children, className, ...rest }: ButtonProps) => (
  <button
    type="button"
    {...rest}
    className={`button ${className ?? ''}`}
    data-look={look}
    data-working={working || undefined}
    aria-busy={working || undefined}
    aria-disabled={working || rest.disabled || undefined}
    onClick={working ? (event) => event.preventDefault() : rest.onClick}
  >
    {icon}
    {children !== undefined && <span>{children}</span>}
  </button>
)

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { label: string; pressed?: boolean | undefined }

/** A button that is only a drawing; the label is spoken, and shown on hover. */
export const IconButton = ({ label, pressed, children, className, ...rest }: IconButtonProps) => (
  <button
    type="button"
    {...rest}
    className={`icon-button ${className ?? ''}`}
    aria-label={label}
    aria-pressed={pressed}
    title={label}
  >
    {children}
  </button>
)
