const longest = 500

/** What a person's machine calls a file, as text that can be stored: never a path of ours. */
export const storableName = (said: string): string =>
  said.replace(/\0/g, '\ufffd').slice(0, longest).toWellFormed() || 'file'

/** A title for a file that has not been read yet: its name without folders and without its ending. */
export function titleOf(fileName: string): string {
  const name = fileName.split(/[/\\]/).findLast((part) => part.trim() !== '') ?? ''
  const bare = name
    .replace(/(?<=.)\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
  return bare || 'Untitled'
}
