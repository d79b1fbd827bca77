const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Text that was written as UTF-8 into a field that is defined as Latin-1 and was read as such: ID3v1 and the INFO of a WAV have
 * no other way, and nearly every program goes it. Latin-1 that is meant is hardly ever valid UTF-8, and stays.
 */
function unmixed(said: string): string {
  if (!/[\u0080-\u00ff]/.test(said) || /[^\u0000-\u00ff]/.test(said)) return said
  try {
    return utf8.decode(Uint8Array.from(said, (letter) => letter.charCodeAt(0)))
  } catch {
    return said
  }
}

/** Text of a tag as it can be stored: on one line, well-formed, at most `max` characters; undefined where nothing is left. */
export function word(said: unknown, max: number): string | undefined {
  if (typeof said !== 'string') return undefined
  const plain = unmixed(said.slice(0, 4 * max)).replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
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
