import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { ui } from '../words/ui.ts'
import { useWords } from '../words/language.ts'
import { IconButton } from './button.tsx'
import './dialog.css'

type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the primary one last. */
  actions?: ReactNode
  wide?: boolean
}

/** A question or a form over the page. Escape and a click beside it close it; focus returns to where it was. */
export const Dialog = ({ open, onClose, title, description, children, actions, wide = false }: DialogProps) => {
  const words = useWords(ui)
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup className="dialog" data-wide={wide || undefined}>
          <header>
            <Base.Title>{title}</Base.Title>
            <Base.Close render={<IconButton label={words.close} />}>
              <X />
            </Base.Close>
          </header>
          {description !== undefined && (
            <Base.Description className="dialog-description">{description}</Base.Description>
          )}
          {children}
          {actions !== undefined && <footer>{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
