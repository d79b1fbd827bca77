type Reported = {
  id: string
  thing: string
  title: string
  description: string | null
  madeBy: string
  reports: number
  reasons: string[]
  notes: string[]
}

/** What was reported, line by line, for a terminal. */
export function linesOf(reports: readonly Reported[]): string[] {
  if (reports.length === 0) return ['Nothing is reported.']
  return reports.flatMap(({ id, thing, title, description, madeBy, reports: count, reasons, notes }) => [
    `${id}  ${count} × ${reasons.join(', ')}  ${thing} by ${madeBy}: “${printable(title)}”`,
    ...(description ? [`    says: ${printable(description)}`] : []),
    ...notes.map((note) => `    ${printable(note)}`),
  ])
}

/** Text of a stranger for a terminal: no control characters. */
const printable = (text: string): string => text.replace(/\p{C}/gu, ' ').slice(0, 200)
