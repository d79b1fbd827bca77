import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, queries, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { formatWhen } from '../ui/format/dates.ts'
import { textOf } from '../ui/form.ts'
import { useStore } from '../ui/store.ts'
import { useNow } from '../ui/when.tsx'
import { language, useWords } from '../words/language.ts'
import { settings } from '../words/settings.ts'
import { ui } from '../words/ui.ts'
import { FormDialog } from './form-dialog.tsx'
import { Section } from './section.tsx'

/** Erasing the account: asked by name and password, and called off within its 30 days. */
export const Leave = () => {
  const words = useWords(settings)
  const parts = useWords(ui)
  const tongue = useStore(language)
  const now = useNow()
  const [asking, setAsking] = useState(false)
  const { data: me } = useQuery(trpc.identity.me.queryOptions())
  const stay = useMutation(trpc.identity.cancelDeletion.mutationOptions({ meta: { stale: [trpc.identity.pathKey()] } }))
  const name = me?.username ?? ''
  return (
    <Section id="leave" title={words.leave} text={words.leaveText}>
      {me?.deletionAt ? (
        <div className="notice line" data-kind="error" role="status">
          {words.leaving(formatWhen(me.deletionAt, now, tongue))}
          <Button working={stay.isPending} onClick={() => stay.mutate()}>
            {words.stay}
          </Button>
        </div>
      ) : (
        <div>
          <Button look="danger" onClick={() => setAsking(true)}>
            {words.leaveButton}
          </Button>
        </div>
      )}
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
        onSaved={() => void queries.invalidateQueries({ queryKey: trpc.identity.pathKey() })}
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
