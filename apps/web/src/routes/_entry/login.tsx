import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createFileRoute, Link, useRouter } from '@tanstack/react-router'
import { codeOf, fieldError, formError } from '../../failure.ts'
import { auth } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { entry } from '../../words/entry.ts'
import { useWords } from '../../words/language.ts'
import { submitted, textOf } from '../../ui/form.ts'

const LogIn = () => {
  const words = useWords(entry)
  const router = useRouter()
  const queries = useQueryClient()
  const { to } = Route.useSearch()
  const logIn = useMutation({
    mutationFn: (form: FormData) =>
      auth('login', {
        name: textOf(form, 'name').trim(),
        password: textOf(form, 'password'),
        ...(form.has('keep') && { keepAccount: true }),
      }),
    onSuccess: async () => {
      queries.clear()
      await router.navigate({ href: to ?? '/sounds', replace: true })
    },
    meta: { quiet: true },
  })
  const wrong = formError(logIn.error, ['name', 'password'])
  return (
    <form onSubmit={submitted(logIn.mutate)}>
      <h1>{words.logIn}</h1>
      {wrong !== undefined && (
        <p className="notice" data-kind="error" role="alert">
          {wrong}
        </p>
      )}
      <Field
        label={words.name}
        name="name"
        autoComplete="username"
        autoCapitalize="none"
        maxLength={255}
        required
        autoFocus
        error={fieldError(logIn.error, 'name')}
      />
      <Field
        label={words.password}
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={1024}
        required
        error={fieldError(logIn.error, 'password')}
      />
      {codeOf(logIn.error) === 'account_leaving' && (
        <label className="line">
          <input type="checkbox" name="keep" /> {words.keepAccount}
        </label>
      )}
      <Button look="primary" type="submit" working={logIn.isPending}>
        {words.logIn}
      </Button>
      <p className="entry-foot">
        <span>
          {words.newHere}{' '}
          <Link to="/register" search={{ to }} className="link">
            {words.register}
          </Link>
        </span>
        <Link to="/forgot" className="link">
          {words.forgot}
        </Link>
      </p>
    </form>
  )
}

export const Route = createFileRoute('/_entry/login')({
  /** `to` is the address to go on to; only one of this app, or a link could send people elsewhere. */
  validateSearch: (search: Record<string, unknown>): { to?: string | undefined } => ({
    to: typeof search.to === 'string' && /^\/(?![/\\])/.test(search.to) ? search.to : undefined,
  }),
  component: LogIn,
})
