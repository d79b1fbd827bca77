import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, queries, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { textOf } from '../ui/form.ts'
import { tell } from '../ui/toasts.tsx'
import { useWords } from '../words/language.ts'
import { providerNames } from '../words/providers.ts'
import { settings } from '../words/settings.ts'
import { FormDialog } from './form-dialog.tsx'
import { Line, Section } from './section.tsx'

/** Those that have a use today, in the order in which they are used. */
const providers = ['anthropic', 'openai'] as const
type Provider = (typeof providers)[number]
const examples = { anthropic: 'sk-ant-…', openai: 'sk-…' }

/** Keys with which providers' models read this person's sentences. They go in and never come out again. */
export const Keys = () => {
  const words = useWords(settings)
  const { data } = useQuery(trpc.identity.keys.queryOptions())
  const [asking, setAsking] = useState<Provider | undefined>(undefined)
  const stale = [trpc.identity.pathKey()]
  const remove = useMutation(trpc.identity.setKey.mutationOptions({ meta: { stale } }))
  const name = providerNames[asking ?? '']
  const given = (provider: Provider) => data?.find((key) => key.provider === provider)
  const used = providers.find(given)
  const told = (provider: Provider) => {
    const key = given(provider)
    if (key === undefined) return words.keyNone
    if (key.ending === null) return words.keyBroken
    return key.ending === '' ? words.keySet : words.keyEnds(key.ending)
  }
  return (
    <Section id="keys" title={words.keys} text={words.keysText}>
      {data !== undefined &&
        providers.map((provider) => (
          <Line
            key={provider}
            label={
              <span className="line">
                {providerNames[provider]}
                {provider === used && <span className="chip">{words.keyUsed}</span>}
              </span>
            }
            action={
              <span className="settings-deeds">
                <Button
                  aria-label={words.keyDeed(given(provider) ? words.replace : words.add, providerNames[provider] ?? '')}
                  onClick={() => setAsking(provider)}
                >
                  {given(provider) ? words.replace : words.add}
                </Button>
                {given(provider) && (
                  <Button
                    look="danger"
                    aria-label={words.keyDeed(words.removeKey, providerNames[provider] ?? '')}
                    working={remove.isPending && remove.variables.provider === provider}
                    onClick={() =>
                      remove.mutate(
                        { provider, key: null },
                        { onSuccess: () => tell(words.keyRemoved(providerNames[provider] ?? '')) },
                      )
                    }
                  >
                    {words.removeKey}
                  </Button>
                )}
              </span>
            }
          >
            {told(provider)}
          </Line>
        ))}
      <FormDialog
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={words.keyTitle(name ?? '')}
        description={words.keyText}
        button={words.save}
        fields={['key']}
        save={async (form) => {
          if (asking) await api.identity.setKey.mutate({ provider: asking, key: textOf(form, 'key').trim() })
        }}
        onSaved={() => {
          void queries.invalidateQueries({ queryKey: trpc.identity.pathKey() })
          tell(words.keySaved(name ?? ''))
        }}
      >
        {(error) => (
          <Field
            label={words.key}
            name="key"
            type="password"
            required
            minLength={8}
            maxLength={500}
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder={asking && examples[asking]}
            error={error('key')}
          />
        )}
      </FormDialog>
    </Section>
  )
}
