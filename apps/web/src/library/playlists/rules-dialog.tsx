import { useMutation, useQuery } from '@tanstack/react-query'
import type { Rules } from '@stemma/domain/library/input'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { sentenceOf } from '../../failure.ts'
import { api, trpc } from '../../trpc.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { submitted, textOf } from '../../ui/form.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useWords } from '../../words/language.ts'
import { rules as room } from '../../words/rules.ts'
import { stale } from '../cache.ts'
import {
  about,
  isText,
  ruleFields,
  ruleOf,
  trackOrders,
  typedOf,
  waysOf,
  type RuleField,
  type RuleIs,
  type Typed,
} from './rules.ts'
import type { Playlist } from './types.ts'
import './rules.css'

type RulesDialogProps = {
  onClose: () => void
  playlist?: Pick<Playlist, 'id' | 'name'>
  onMade?: (made: { id: string }) => void
}

const fresh: Rules = {
  match: 'all',
  rules: [{ field: 'added', is: 'less', value: 30 }],
  order: 'added',
  descending: true,
  limit: 500,
}

const RuleRow = ({
  rule,
  onChange,
  onTake,
}: {
  rule: Typed
  onChange: (rule: Typed) => void
  onTake: (() => void) | undefined
}) => {
  const words = useWords(room)
  return (
    <div className="rule">
      <select
        className="input"
        aria-label={words.field}
        value={rule.field}
        onChange={(event) => onChange(about(rule, event.target.value as RuleField))}
      >
        {ruleFields.map((field) => (
          <option key={field} value={field}>
            {words.fields[field]}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={words.is}
        value={rule.is}
        onChange={(event) => onChange({ ...rule, is: event.target.value as RuleIs })}
      >
        {waysOf(rule.field).map((is) => (
          <option key={is} value={is}>
            {words.how[is]}
          </option>
        ))}
      </select>
      <input
        className="input"
        aria-label={words.value}
        required
        maxLength={500}
        inputMode={isText(rule.field) ? 'text' : 'decimal'}
        value={rule.value}
        onChange={(event) => onChange({ ...rule, value: event.target.value })}
      />
      <IconButton label={words.take} disabled={onTake === undefined} onClick={onTake}>
        <X />
      </IconButton>
    </div>
  )
}

const RulesForm = ({ onClose, playlist, onMade, start }: RulesDialogProps & { start: Rules }) => {
  const words = useWords(room)
  const [match, setMatch] = useState(start.match)
  const [typed, setTyped] = useState<readonly Typed[]>(start.rules.map(typedOf))
  const [order, setOrder] = useState(start.order)
  const [descending, setDescending] = useState(start.descending)
  const change = (rule: Typed) => setTyped(typed.map((other) => (other.uid === rule.uid ? rule : other)))
  const save = useMutation({
    mutationFn: async (form: FormData) => {
      const rules = typed.flatMap((rule) => ruleOf(rule) ?? [])
      const limit = Math.max(1, Math.min(5000, Math.round(Number(textOf(form, 'limit')) || 500)))
      const id = playlist?.id ?? (await api.library.playlists.create.mutate({ name: textOf(form, 'name').trim() })).id
      await api.library.playlists.setRules.mutate({ id, rules: { match, rules, order, descending, limit } })
      await stale()
      return { id }
    },
    onSuccess: (made) => {
      onClose()
      onMade?.(made)
    },
    meta: { quiet: true },
  })
  const last = typed.at(-1)
  return (
    <form className="stack" onSubmit={submitted(save.mutate)} data-hue="blue">
      {playlist === undefined && <Field label={words.name} name="name" required maxLength={255} autoFocus />}
      <label className="rule-match">
        {words.match}
        <select className="input" value={match} onChange={(event) => setMatch(event.target.value as Rules['match'])}>
          <option value="all">{words.all}</option>
          <option value="any">{words.any}</option>
        </select>
      </label>
      <div className="rules">
        {typed.map((rule) => (
          <RuleRow
            key={rule.uid}
            rule={rule}
            onChange={change}
            onTake={typed.length > 1 ? () => setTyped(typed.filter((other) => other !== rule)) : undefined}
          />
        ))}
        <Button
          icon={<Plus />}
          disabled={typed.length >= 20}
          onClick={() =>
            setTyped([...typed, { uid: (last?.uid ?? 0) + 1, field: 'artist', is: 'contains', value: '' }])
          }
        >
          {words.add}
        </Button>
      </div>
      <div className="rule-order">
        <label>
          {words.order}
          <select className="input" value={order} onChange={(event) => setOrder(event.target.value as Rules['order'])}>
            {trackOrders.map((by) => (
              <option key={by} value={by}>
                {by === 'added' ? words.added : words.fields[by]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.limit}
          <input className="input" name="limit" type="number" min={1} max={5000} defaultValue={start.limit} />
        </label>
        <label className="rule-down">
          <input type="checkbox" checked={descending} onChange={(event) => setDescending(event.target.checked)} />
          {words.descending}
        </label>
      </div>
      {save.error !== null && (
        <p className="notice" data-kind="error" role="alert">
          {sentenceOf(save.error)}
        </p>
      )}
      <Button look="primary" type="submit" working={save.isPending}>
        {playlist === undefined ? words.make : words.save}
      </Button>
    </form>
  )
}

/** The rules of a smart playlist, to be read and changed; or those of a new one. */
export const RulesDialog = (props: RulesDialogProps) => {
  const words = useWords(room)
  const { playlist, onClose } = props
  const query = useQuery({
    ...trpc.library.playlists.rules.queryOptions({ id: playlist?.id ?? '' }),
    enabled: playlist !== undefined,
  })
  const start = playlist === undefined ? fresh : query.data
  return (
    <Dialog
      open
      onClose={onClose}
      title={playlist === undefined ? words.create : words.edit}
      description={words.text}
      wide
    >
      {start == null ? <Skeleton rows={3} /> : <RulesForm {...props} start={start} />}
    </Dialog>
  )
}
