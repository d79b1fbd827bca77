import { useMutation } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { sentenceOf } from '../../failure.ts'
import { auth } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { entry } from '../../words/entry.ts'
import { useWords } from '../../words/language.ts'
import { submitted, textOf } from '../../ui/form.ts'
import { tokenSearch } from './-token.ts'

const Reset = () => {
  const words = useWords(entry)
  const { token } = Route.useSearch()
  const reset = useMutation({
    mutationFn: (form: FormData) => auth('reset', { token, password: textOf(form, 'password') }),
    meta: { quiet: true },
  })
  const done = reset.isSuccess ? words.passwordSaved : token === undefined ? words.incomplete : undefined
  return (
    <form onSubmit={submitted(reset.mutate)}>
      <h1>{words.resetTitle}</h1>
      {done === undefined ? (
        <>
          <p className="quiet">{words.resetText}</p>
          <Field
            label={words.newPassword}
            name="password"
            type="password"
            autoComplete="new-password"
            minLength={8}
            maxLength={1024}
            required
            autoFocus
            hint={words.passwordHint}
            error={reset.error === null ? undefined : sentenceOf(reset.error)}
          />
          <Button look="primary" type="submit" working={reset.isPending}>
            {words.savePassword}
          </Button>
        </>
      ) : (
        <p className="notice" role="status">
          {done}
        </p>
      )}
      <p className="entry-foot">
        <Link to="/login" className="link">
          {words.back}
        </Link>
      </p>
    </form>
  )
}

export const Route = createFileRoute('/_entry/reset')({ validateSearch: tokenSearch, component: Reset })
