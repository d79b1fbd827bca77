import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOfCode } from '../failure.ts'
import { api, queries, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { textOf } from '../ui/form.ts'
import { tell } from '../ui/toasts.tsx'
import { useWords } from '../words/language.ts'
import { listenBrainz } from '../words/listen-brainz.ts'
import { settings } from '../words/settings.ts'
import { FormDialog } from './form-dialog.tsx'
import { Line, Section } from './section.tsx'

/** Has ListenBrainz told what this person hears, and says how that goes. */
export const ListenBrainz = () => {
  const words = useWords(listenBrainz)
  const parts = useWords(settings)
  const { data } = useQuery(trpc.library.listenBrainz.state.queryOptions())
  const [asking, setAsking] = useState(false)
  const stale = [trpc.library.listenBrainz.pathKey()]
  const leave = useMutation(trpc.library.listenBrainz.disconnect.mutationOptions({ meta: { stale } }))
  const told = () => {
    if (!data) return words.off
    const all = [words.on(data.sentCount), ...(data.waitingCount > 0 ? [words.waiting(data.waitingCount)] : [])]
    const trouble = data.errorCode !== null && sentenceOfCode(data.errorCode)
    return trouble ? `${all.join(' · ')}. ${trouble}` : all.join(' · ')
  }
  return (
    <Section id="listenbrainz" title={words.title} text={words.text}>
      {data !== undefined && (
        <Line
          label={words.title}
          action={
            <span className="settings-deeds">
              <Button onClick={() => setAsking(true)}>{data ? words.replace : words.connect}</Button>
              {data && (
                <Button
                  look="danger"
                  working={leave.isPending}
                  onClick={() => leave.mutate(undefined, { onSuccess: () => tell(words.disconnected) })}
                >
                  {words.disconnect}
                </Button>
              )}
            </span>
          }
        >
          {told()}
        </Line>
      )}
      <FormDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={words.dialog}
        description={words.dialogText}
        button={parts.save}
        fields={['token']}
        save={(form) => api.library.listenBrainz.connect.mutate({ token: textOf(form, 'token').trim() })}
        onSaved={() => {
          void queries.invalidateQueries({ queryKey: trpc.library.listenBrainz.pathKey() })
          tell(words.connected)
        }}
      >
        {(error) => (
          <Field
            label={words.token}
            name="token"
            type="password"
            required
            minLength={8}
            maxLength={200}
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            error={error('token')}
          />
        )}
      </FormDialog>
    </Section>
  )
}
