/** What a playlist file may hold at most; beyond it the file is refused as a whole. */
export const longestFile = 16 * 1024 * 1024
export const mostEntries = 50_000
export const longestText = 65_536
export const deepestNesting = 64
