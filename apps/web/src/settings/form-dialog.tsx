import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { fieldError, formError } from '../failure.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { submitted } from '../ui/form.ts'

type FormDialogProps = {
  open: boolean
  onClose: () => void
  title: string
  description?: string
  button: string
  danger?: boolean
  /** Names the server may complain about; everything else is told above them. */
  fields: readonly string[]
  save: (form: FormData) => Promise<unknown>
  onSaved?: () => void
  children: (error: (field: string) => string | undefined) => ReactNode
}

/** A small form over the page that closes when the server agrees, and otherwise says why where it belongs. */
export const FormDialog = ({
  open,
  onClose,
  title,
  description,
  button,
  danger = false,
  fields,
  save,
  onSaved,
  children,
}: FormDialogProps) => {
  const act = useMutation({
    mutationFn: save,
    onSuccess: () => {
      onClose()
      onSaved?.()
    },
    meta: { quiet: true },
  })
  const wrong = formError(act.error, fields)
  return (
    <Dialog open={open} onClose={onClose} title={title} description={description}>
      <form className="stack" onSubmit={submitted(act.mutate)}>
        {wrong !== undefined && (
          <p className="notice" data-kind="error" role="alert">
            {wrong}
          </p>
        )}
        {children((field) => fieldError(act.error, field))}
        <Button look={danger ? 'danger' : 'primary'} type="submit" working={act.isPending}>
          {button}
        </Button>
      </form>
    </Dialog>
  )
}
