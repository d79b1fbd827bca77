/** Forgets every draft: at log-out, so that the next person finds none. */
export const forgetDrafts = (): void => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('stemma.draft.')) localStorage.removeItem(key)
  } catch {
    // refused: there is nothing to forget
  }
}
