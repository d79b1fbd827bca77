import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createFileRoute, Link, useRouter } from '@tanstack/react-router'
import { useHouse } from '../../app/house.ts'
import { fieldError, formError } from '../../failure.ts'
import { auth } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { entry } from '../../words/entry.ts'
import { useWords } from '../../words/language.ts'
import { submitted, textOf } from '../../ui/form.ts'

const fields = ['email', 'username', 'password', 'invite'] as const

const Register = () => {
  const words = useWords(entry)
  const router = useRouter()
  const queries = useQueryClient()
  const { to, invite } = Route.useSearch()
  const register = useMutation({
    mutationFn: (form: FormData) => {
      const [email, username, password, invitation] = fields.map((name) => textOf(form, name))
      return auth('register', {
        email: email?.trim(),
        username: username?.trim(),
        password,
        ...(invitation && { invite: invitation.trim() }),
      })
    },
    onSuccess: async () => {
      queries.clear()
      await router.navigate({ href: to ?? '/sounds', replace: true })
    },
    meta: { quiet: true },
  })
  const house = useHouse()
  const wrong = house?.registration === 'closed' ? words.closed : formError(register.error, fields)
  return (
    <form onSubmit={submitted(register.mutate)}>
      <h1>{words.register}</h1>
      {wrong !== undefined && (
        <p className="notice" data-kind="error" role="alert">
          {wrong}
        </p>
      )}
      <Field
        label={words.email}
        name="email"
        type="email"
        autoComplete="email"
        maxLength={255}
        required
        autoFocus
        error={fieldError(register.error, 'email')}
      />
      <Field
        label={words.username}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        minLength={3}
        maxLength={50}
        pattern="[A-Za-z0-9_\-]+"
        required
        hint={words.usernameHint}
        error={fieldError(register.error, 'username')}
      />
      <Field
        label={words.password}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={8}
        maxLength={1024}
        required
        hint={words.passwordHint}
        error={fieldError(register.error, 'password')}
      />
      {(house?.registration === 'invite' || invite !== undefined) && (
        <Field
          label={words.invite}
          name="invite"
          autoComplete="off"
          maxLength={200}
          hint={words.inviteHint}
          error={fieldError(register.error, 'invite')}
          defaultValue={invite}
        />
      )}
      <Button look="primary" type="submit" working={register.isPending}>
        {words.register}
      </Button>
      <p className="entry-foot">
        <span>
          {words.haveAccount}{' '}
          <Link to="/login" search={{ to }} className="link">
            {words.logIn}
          </Link>
        </span>
      </p>
    </form>
  )
}

export const Route = createFileRoute('/_entry/register')({
  validateSearch: (search: Record<string, unknown>): { to?: string | undefined; invite?: string | undefined } => ({
    to: typeof search.to === 'string' && /^\/(?![/\\])/.test(search.to) ? search.to : undefined,
    invite: typeof search.invite === 'string' ? search.invite : undefined,
  }),
  component: Register,
})
