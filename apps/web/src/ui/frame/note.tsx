import { useId, useRef, type ReactNode } from 'react'

/** A button that says something when asked: pointed at, focused or pressed. The browser's own popover, placed beside it. */
export const Note = ({
  label,
  hue,
  icon,
  children,
}: {
  label: string
  hue: string | undefined
  icon: ReactNode
  children: ReactNode
}) => {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const note = useRef<HTMLDivElement>(null)
  const show = () => {
    if (button.current === null || note.current === null) return
    const { right, top } = button.current.getBoundingClientRect()
    note.current.style.left = `${right + 8}px`
    note.current.style.top = `${top}px`
    note.current.showPopover()
  }
  const hide = () => note.current?.hidePopover()
  return (
    <>
      <button
        ref={button}
        type="button"
        className="place"
        data-hue={hue}
        data-closed
        aria-describedby={id}
        onPointerEnter={show}
        onPointerLeave={hide}
        onFocus={show}
        onBlur={hide}
        onClick={show}
      >
        {icon}
        <span>{label}</span>
      </button>
      <div ref={note} id={id} className="place-note" popover="manual" role="tooltip">
        {children}
      </div>
    </>
  )
}
