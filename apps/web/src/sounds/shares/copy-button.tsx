import { Check, Link2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy.ts'
import { tellError } from '../../ui/toasts.tsx'
import { useWords } from '../../words/language.ts'
import { ui } from '../../words/ui.ts'

/** Copies text and says so where it was pressed. */
export const CopyButton = ({
  text,
  children,
  icon = <Link2 />,
}: {
  text: string
  children: ReactNode
  icon?: ReactNode
}) => {
  const words = useWords(ui)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    if (!(await copyText(text))) return tellError(words.copyFailed)
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  return (
    <Button icon={copied ? <Check /> : icon} onClick={() => void copy()}>
      {copied ? words.copied : children}
    </Button>
  )
}
