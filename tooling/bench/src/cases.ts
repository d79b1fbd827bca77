/** What people do most, and what the peers are compared in. */
export const caseNames = ['history', 'search', 'discover', 'insert'] as const
export type CaseName = (typeof caseNames)[number]

/** Rows of a page. */
export const pageSize = { history: 50, search: 20, discover: 100 } as const

/** Words in the prompts of so many sounds that they are answered newest first: what a plain `ILIKE` finds in the same order. */
export const commonWords = ['squeaky', 'duck', 'ends wet', 'squeak', 'wet', 'uck', 'that', 'ends'] as const

export const newPrompt = 'a short squeaky one that ends wet'
