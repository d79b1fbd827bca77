import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { ReactNode } from 'react'
import './segmented.css'

type Option<T extends string> = { value: T; label: string; glyph?: ReactNode }
type SegmentedProps<T extends string> = {
  label: string
  value: T
  options: readonly Option<T>[]
  onChange: (value: T) => void
  size?: 'small' | 'large'
}

/** One of a few, all in sight. Arrow keys move the choice. */
export const Segmented = <T extends string>({ label, value, options, onChange, size = 'small' }: SegmentedProps<T>) => (
  <RadioGroup
    className="segmented"
    data-size={size}
    aria-label={label}
    value={value}
    onValueChange={(next) => {
      const option = options.find((candidate) => candidate.value === next)
      if (option !== undefined) onChange(option.value)
    }}
  >
    {options.map((option) => (
      <Radio.Root key={option.value} value={option.value} className="segment" aria-label={option.label}>
        {option.glyph}
        <span>{option.label}</span>
      </Radio.Root>
    ))}
  </RadioGroup>
)
