import type { FormEvent } from 'react'

/** A text of a submitted form, empty when it is absent. */
export const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** A submit handler that keeps what was typed: React's form actions empty the fields, also when the server refuses. */
export const submitted =
  (act: (form: FormData) => void) =>
  (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    act(new FormData(event.currentTarget))
  }
