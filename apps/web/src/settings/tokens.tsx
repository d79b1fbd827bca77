import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CopyButton } from '../sounds/shares/copy-button.tsx'
import { api, queries, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { textOf } from '../ui/form.ts'
import { tell } from '../ui/toasts.tsx'
import { When } from '../ui/when.tsx'
import { useWords } from '../words/language.ts'
import { settings } from '../words/settings.ts'
import { ui } from '../words/ui.ts'
import { FormDialog } from './form-dialog.tsx'
import { Line, Section } from './section.tsx'

const scopes = ['sounds:read', 'sounds:write', 'library:read', 'library:write', 'jobs:read', 'profile:read'] as const
const spans = { never: undefined, month: 30, year: 365 } as const
const spanNames = ['never', 'month', 'year'] as const
const day = 86_400_000

/** Tokens programs use in this person's place. */
export const Tokens = () => {
  const words = useWords(settings)
  const parts = useWords(ui)
  const { data } = useQuery(trpc.identity.tokens.list.queryOptions())
  const [creating, setCreating] = useState(false)
  const [made, setMade] = useState<string | undefined>(undefined)
  const revoke = useMutation(
    trpc.identity.tokens.revoke.mutationOptions({ meta: { stale: [trpc.identity.tokens.pathKey()] } }),
  )
  const create = async (form: FormData) => {
    const days = spans[spanNames.find((name) => name === textOf(form, 'span')) ?? 'never']
    const { secret } = await api.identity.tokens.create.mutate({
      name: textOf(form, 'name').trim(),
      scopes: scopes.filter((scope) => form.has(scope)),
      ...(days !== undefined && { expiresAt: new Date(Date.now() + days * day) }),
    })
    setMade(secret)
  }
  return (
    <Section id="tokens" title={words.tokens} text={words.tokensText}>
      {made !== undefined && (
        <div className="notice stack" role="status">
          <p>{words.tokenOnce}</p>
          <code className="token">{made}</code>
          <div>
            <CopyButton text={made}>{parts.copy}</CopyButton>
          </div>
        </div>
      )}
      {data?.map((token) => (
        <Line
          key={token.id}
          label={token.name}
          action={
            <Button
              look="danger"
              onClick={() => revoke.mutate({ id: token.id }, { onSuccess: () => tell(words.revokedToken(token.name)) })}
            >
              {words.revokeToken}
            </Button>
          }
        >
          {token.scopes.join(', ')} ·{' '}
          {!token.lastUsedAt ? (
            words.neverUsed
          ) : (
            <>
              {words.lastUsed} <When at={token.lastUsedAt} />
            </>
          )}
        </Line>
      ))}
      <div>
        <Button onClick={() => setCreating(true)}>{words.newToken}</Button>
      </div>
      <FormDialog
        open={creating}
        onClose={() => setCreating(false)}
        title={words.newToken}
        button={words.newToken}
        fields={['name']}
        save={create}
        onSaved={() => void queries.invalidateQueries({ queryKey: trpc.identity.tokens.pathKey() })}
      >
        {(error) => (
          <>
            <Field label={words.tokenName} name="name" required maxLength={100} autoFocus error={error('name')} />
            <fieldset className="choices">
              <legend>{words.scopes}</legend>
              {scopes.map((scope) => (
                <label key={scope}>
                  <input type="checkbox" name={scope} defaultChecked={scope === 'sounds:read'} />{' '}
                  {words.scopeNames[scope]}
                </label>
              ))}
            </fieldset>
            <fieldset className="choices">
              <legend>{words.expires}</legend>
              {spanNames.map((span) => (
                <label key={span}>
                  <input type="radio" name="span" value={span} defaultChecked={span === 'year'} />{' '}
                  {words.tokenSpans[span]}
                </label>
              ))}
            </fieldset>
          </>
        )}
      </FormDialog>
    </Section>
  )
}
