import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useHouse } from '../app/house.ts'
import { logOut } from '../app/log-out.ts'
import { api, queries, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { textOf } from '../ui/form.ts'
import { tell } from '../ui/toasts.tsx'
import { useWords } from '../words/language.ts'
import { settings } from '../words/settings.ts'
import { FormDialog } from './form-dialog.tsx'
import { Line, Section } from './section.tsx'

type Form = 'name' | 'email' | 'password'

/** Name, address and password. */
export const Account = () => {
  const words = useWords(settings)
  const { data: me } = useQuery(trpc.identity.me.queryOptions())
  const house = useHouse()
  const again = useMutation(
    trpc.identity.resendVerification.mutationOptions({ onSuccess: () => tell(words.letterSent) }),
  )
  const [open, setOpen] = useState<Form | undefined>(undefined)
  const close = () => setOpen(undefined)
  const fresh = () => void queries.invalidateQueries({ queryKey: trpc.identity.pathKey() })
  const change = (form: Form) => <Button onClick={() => setOpen(form)}>{words.change}</Button>
  return (
    <Section id="account" title={words.account}>
      <Line label={words.username} action={change('name')}>
        {me?.username}
      </Line>
      <Line label={words.email} action={change('email')}>
        {me !== undefined &&
          `${me.email}, ${me.emailVerified ? words.verified : house?.mail ? words.unverified : words.unverifiable}`}
      </Line>
      {me?.emailVerified === false && house?.mail && (
        <div>
          <Button working={again.isPending} onClick={() => again.mutate()}>
            {words.sendAgain}
          </Button>
        </div>
      )}
      <Line label={words.password} action={change('password')}>
        {words.passwordText}
      </Line>
      <div>
        <Button onClick={() => void logOut()}>{words.logOut}</Button>
      </div>
      <FormDialog
        open={open === 'name'}
        onClose={close}
        title={words.rename}
        button={words.save}
        fields={['username']}
        save={(form) => api.identity.rename.mutate({ username: textOf(form, 'username').trim() })}
        onSaved={fresh}
      >
        {(error) => (
          <Field
            label={words.username}
            name="username"
            required
            minLength={3}
            maxLength={50}
            autoFocus
            defaultValue={me?.username}
            error={error('username')}
          />
        )}
      </FormDialog>
      <FormDialog
        open={open === 'email'}
        onClose={close}
        title={words.changeEmail}
        description={words.changeEmailText}
        button={words.save}
        fields={['email', 'password']}
        save={(form) =>
          api.identity.changeEmail.mutate({ email: textOf(form, 'email').trim(), password: textOf(form, 'password') })
        }
        onSaved={() => tell(words.letterSent)}
      >
        {(error) => (
          <>
            <Field
              label={words.email}
              name="email"
              type="email"
              required
              maxLength={255}
              autoFocus
              autoComplete="email"
              error={error('email')}
            />
            <Field
              label={words.currentPassword}
              name="password"
              type="password"
              required
              maxLength={1024}
              autoComplete="current-password"
              error={error('password')}
            />
          </>
        )}
      </FormDialog>
      <FormDialog
        open={open === 'password'}
        onClose={close}
        title={words.changePassword}
        description={words.passwordText}
        button={words.save}
        fields={['password', 'newPassword']}
        save={(form) =>
          api.identity.changePassword.mutate({
            password: textOf(form, 'password'),
            newPassword: textOf(form, 'newPassword'),
          })
        }
        onSaved={() => tell(words.saved)}
      >
        {(error) => (
          <>
            <Field
              label={words.currentPassword}
              name="password"
              type="password"
              required
              maxLength={1024}
              autoFocus
              autoComplete="current-password"
              error={error('newPassword') === undefined ? error('password') : undefined}
            />
            <Field
              label={words.newPassword}
              name="newPassword"
              type="password"
              required
              minLength={8}
              maxLength={1024}
              autoComplete="new-password"
              hint={words.passwordHint}
              error={error('newPassword')}
            />
          </>
        )}
      </FormDialog>
    </Section>
  )
}
