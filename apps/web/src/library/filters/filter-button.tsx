import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'

type FilterButtonProps = ComponentProps<'button'> & { name: string; value: string | undefined }

/** What a filter is about, and what it lets through while it is on. */
export const FilterButton = ({ name, value, ...rest }: FilterButtonProps) => (
  <button type="button" {...rest} className="button filter-button" data-on={value !== undefined || undefined}>
    <span className="truncate">{value === undefined ? name : `${name}: ${value}`}</span>
    <ChevronDown aria-hidden="true" />
  </button>
)
