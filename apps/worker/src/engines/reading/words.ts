/** Text of a tag as it can be stored: on one line, well-formed, at most `max` characters; undefined where nothing is left. */
export function word(said: unknown, max: number): string | undefined {
  if (typeof said !== 'string') return undefined
  const plain = said.slice(0, 4 * max).replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
  return (
    plain
      .slice(0, max + 100)
      .trim()
      .slice(0, max)
      .toWellFormed()
      .trim() || undefined
  )
}

/** A whole number from `min` to `max`, else undefined. */
export function whole(said: unknown, min: number, max: number): number | undefined {
  return typeof said === 'number' && Number.isInteger(said) && said >= min && said <= max ? said : undefined
}
