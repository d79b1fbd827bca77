/** What this browser remembers, as JSON under `stemma.<name>`. Storage may be refused or full: then nothing is remembered, and nothing breaks. */
export const remembered = (name: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(`stemma.${name}`) ?? 'null')
  } catch {
    return null
  }
}

/** Keeps a value, or forgets it when there is none. */
export const remember = (name: string, value: unknown): void => {
  try {
    if (value === null || value === undefined) localStorage.removeItem(`stemma.${name}`)
    else localStorage.setItem(`stemma.${name}`, JSON.stringify(value))
  } catch {
    // refused or full
  }
}
