import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { logOut } from '../app/log-out.ts'
import { api, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { textOf } from '../ui/form.ts'
import { useWords } from '../words/language.ts'
import { settings } from '../words/settings.ts'
import { ui } from '../words/ui.ts'
import { FormDialog } from './form-dialog.tsx'
import { Section } from './section.tsx'

/** Erasing the account: asked for by name and password, called off by logging in within its 30 days. */
export const Leave = () => {
  const words = useWords(settings)
  const parts = useWords(ui)
  const [asking, setAsking] = useState(false)
  const { data: me } = useQuery(trpc.identity.me.queryOptions())
  const name = me?.username ?? ''
  return (
    <Section id="leave" title={words.leave} text={words.leaveText}>
      <div>
        <Button look="danger" onClick={() => setAsking(true)}>
          {words.leaveButton}
        </Button>
      </div>
      <FormDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={words.leaveTitle}
        description={words.leaveText}
        button={words.leaveButton}
        danger
        fields={['username', 'password']}
        save={(form) =>
          api.identity.deleteAccount.mutate({ username: textOf(form, 'username'), password: textOf(form, 'password') })
        }
        onSaved={() => void logOut()}
      >
        {(error) => (
          <>
            <Field
              label={parts.typeToConfirm(name)}
              name="username"
              required
              autoComplete="off"
              autoFocus
              pattern={name}
              error={error('username')}
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
    </Section>
  )
}
