import { verdictOf, type Verdict } from '../run.ts'
import { filesBelow } from './files.ts'
import { lengthsOf, tooLong, type Lengths } from './lengths.ts'
import { wordFaults } from './words.ts'

const told = (name: string, { files, median, p90 }: Lengths) => `${files} ${name}: median ${median} lines, p90 ${p90}`

/** Whether files are as short, and as plainly named, as the house asks. */
export function checkFigures(root: string): Verdict {
  const files = filesBelow(root)
  const sources = lengthsOf(files)
  return verdictOf(
    [...tooLong(sources), ...files.flatMap(wordFaults)],
    `${told('sources', sources)}; ${told('tests', lengthsOf(files, true))}`,
  )
}
