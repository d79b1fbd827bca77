import { holds, type Measure } from './measure.ts'

/** The figures as a table: what, how much, the bound, whether it holds. */
export function tableOf(measures: readonly Measure[]): string {
  const rows = measures.map((measure) => [
    measure.name,
    `${figure(measure.value)} ${measure.unit}`.trim(),
    measure.bound === undefined ? '' : 'most' in measure.bound ? `≤ ${measure.bound.most}` : `≥ ${measure.bound.least}`,
    measure.bound === undefined ? '' : holds(measure) ? 'holds' : 'MISSED',
    measure.note ?? '',
  ])
  const all = [['figure', 'value', 'bound', '', ''], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]!.length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const figure = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : value < 1000 ? 0 : 0)
