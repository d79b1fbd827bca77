import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { submitted, textOf } from '../../ui/form.ts'
import { Popover } from '../../ui/popover.tsx'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { spanOf, writeSpan } from '../search.ts'
import { FilterButton } from './filter-button.tsx'

type SpanFilterProps = {
  name: string
  value: string | undefined
  most: number
  onChange: (value: string | undefined) => void
}

/** From a number to a number, either end open. */
export const SpanFilter = ({ name, value, most, onChange }: SpanFilterProps) => {
  const words = useWords(library)
  const [open, setOpen] = useState(false)
  const span = spanOf(value, most)
  const said = value?.replace(/^-/, '≤ ').replace(/-$/, ' ≤').replace('-', '–')
  const done = (next: string | undefined) => {
    setOpen(false)
    onChange(next)
  }
  return (
    <Popover
      label={words.filterBy(name)}
      open={open}
      onOpen={setOpen}
      trigger={<FilterButton name={name} value={said} />}
    >
      <form
        className="filter-form"
        onSubmit={submitted((form) => {
          const [from, to] = [textOf(form, 'from'), textOf(form, 'to')].map((typed) => typed.replaceAll(/\D/g, ''))
          done(from === '' && to === '' ? undefined : writeSpan(spanOf(`${from}-${to}`, most) ?? {}))
        })}
      >
        <Field label={words.from} name="from" inputMode="numeric" maxLength={4} defaultValue={span?.from} autoFocus />
        <Field label={words.to} name="to" inputMode="numeric" maxLength={4} defaultValue={span?.to} />
        <div className="line filter-deeds">
          <Button onClick={() => done(undefined)}>{words.clear}</Button>
          <Button look="primary" type="submit">
            {words.apply}
          </Button>
        </div>
      </form>
    </Popover>
  )
}
