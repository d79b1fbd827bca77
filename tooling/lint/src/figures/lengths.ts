import { linesOf, type SourceFile } from './files.ts'

/** The lengths of the sources in lines: half are at most `median`, nine in ten at most `p90`. */
export interface Lengths {
  readonly files: number
  readonly median: number
  readonly p90: number
}

const limits = { median: 60, p90: 160 }

/** The value that the given share of the sorted values does not exceed (nearest rank); 0 for none. */
const quantile = (sorted: readonly number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0

/** The lengths of the TypeScript sources; tests are counted apart, since theirs has a cap of its own. */
export function lengthsOf(files: readonly SourceFile[], tests = false): Lengths {
  const lines = files
    .filter(({ path }) => /\.tsx?$/.test(path) && /\.test(-d)?\.tsx?$/.test(path) === tests)
    .map(({ text }) => linesOf(text))
    .toSorted((a, b) => a - b)
  return { files: lines.length, median: quantile(lines, 0.5), p90: quantile(lines, 0.9) }
}

/** Where the lengths pass the figures of the house. */
export function tooLong(lengths: Lengths): string[] {
  return [
    ...(lengths.median > limits.median
      ? [`the median source has ${lengths.median} lines, at most ${limits.median}`]
      : []),
    ...(lengths.p90 > limits.p90 ? [`one source in ten has over ${lengths.p90} lines, at most ${limits.p90}`] : []),
  ]
}
