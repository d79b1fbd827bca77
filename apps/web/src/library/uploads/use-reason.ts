import { sentenceOfCode } from '../../failure.ts'
import { useWords } from '../../words/language.ts'
import { uploads } from '../../words/uploads.ts'

/** Why a file was refused, in the language of the page. */
export const useReason = () => {
  const words = useWords(uploads)
  const local: Readonly<Record<string, string>> = words.local
  return (code = 'unknown', said?: string): string =>
    local[code] ?? said ?? sentenceOfCode(code) ?? sentenceOfCode('unknown') ?? ''
}
