import { useId, type ReactNode } from 'react'
import './segmented.css'

type Option<T extends string> = { value: T; label: string; glyph?: ReactNode }
type SegmentedProps<T extends string> = {
  label: string
  value: T
  options: readonly Option<T>[]
  onChange: (value: T) => void
  size?: 'small' | 'large'
}

/** One of a few, all in sight: radio buttons, so arrow keys move the choice. */
export const Segmented = <T extends string>({ label, value, options, onChange, size = 'small' }: SegmentedProps<T>) => {
  const name = useId()
  return (
    <div className="segmented" data-size={size} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="segment" data-checked={option.value === value || undefined}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.glyph}
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}
