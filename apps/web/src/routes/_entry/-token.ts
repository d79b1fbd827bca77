/** The single-use token of a link in a letter. */
export const tokenSearch = (search: Record<string, unknown>): { token?: string | undefined } => ({
  token: typeof search.token === 'string' && search.token.length <= 200 ? search.token : undefined,
})
