import { Eye, EyeOff } from 'lucide-react'
import { useId, useState, type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes } from 'react'
import { ui } from '../words/ui.ts'
import { useWords } from '../words/language.ts'
import { IconButton } from './button.tsx'
import './field.css'

type Common = { label: string; hint?: ReactNode; error?: string | undefined }
type FieldProps = Common & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }

const Notes = ({ id, hint, error }: { id: string; hint: ReactNode; error: string | undefined }) => (
  <p
    id={id}
    className="field-note"
    data-error={error !== undefined || undefined}
    role={error === undefined ? undefined : 'alert'}
  >
    {error ?? hint}
  </p>
)

/** A labelled input. Its error stands under it and is read out with it. */
export const Field = ({ label, hint, error, type, ...rest }: FieldProps) => {
  const words = useWords(ui)
  const id = useId()
  const [shown, setShown] = useState(false)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="field-box">
        <input
          {...rest}
          id={id}
          type={shown ? 'text' : type}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={`${id}n`}
        />
        {type === 'password' && (
          <IconButton label={shown ? words.hidePassword : words.showPassword} onClick={() => setShown(!shown)}>
            {shown ? <EyeOff /> : <Eye />}
          </IconButton>
        )}
      </span>
      {(hint !== undefined || error !== undefined) && <Notes id={`${id}n`} hint={hint} error={error} />}
    </div>
  )
}

type TextFieldProps = Common & TextareaHTMLAttributes<HTMLTextAreaElement>

export const TextField = ({ label, hint, error, ...rest }: TextFieldProps) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        rows={3}
        {...rest}
        id={id}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={`${id}n`}
      />
      {(hint !== undefined || error !== undefined) && <Notes id={`${id}n`} hint={hint} error={error} />}
    </div>
  )
}
