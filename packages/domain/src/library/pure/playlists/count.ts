/** The number of a text of digits, if it is one we can hold. */
export const countOf = (text: string): number | undefined => {
  const trimmed = text.trim()
  const value = Number(trimmed)
  return /^\d+$/.test(trimmed) && Number.isSafeInteger(value) ? value : undefined
}
