import { useMutation } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { useHouse } from '../../app/house.ts'
import { sentenceOf } from '../../failure.ts'
import { auth } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { entry } from '../../words/entry.ts'
import { useWords } from '../../words/language.ts'
import { submitted, textOf } from '../../ui/form.ts'

const Forgot = () => {
  const words = useWords(entry)
  const forgot = useMutation({
    mutationFn: (form: FormData) => auth('forgot', { email: textOf(form, 'email').trim() }),
    meta: { quiet: true },
  })
  const house = useHouse()
  const note = house?.mail === false ? words.noMail : forgot.isSuccess ? words.linkSent : undefined
  return (
    <form onSubmit={submitted(forgot.mutate)}>
      <h1>{words.forgotTitle}</h1>
      {note !== undefined ? (
        <p className="notice" role="status">
          {note}
        </p>
      ) : (
        <>
          <p className="quiet">{words.forgotText}</p>
          <Field
            label={words.email}
            name="email"
            type="email"
            autoComplete="email"
            maxLength={255}
            required
            autoFocus
            error={forgot.error === null ? undefined : sentenceOf(forgot.error)}
          />
          <Button look="primary" type="submit" working={forgot.isPending}>
            {words.sendLink}
          </Button>
        </>
      )}
      <p className="entry-foot">
        <Link to="/login" className="link">
          {words.back}
        </Link>
      </p>
    </form>
  )
}

export const Route = createFileRoute('/_entry/forgot')({ component: Forgot })
