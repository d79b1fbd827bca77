export type Unit = '×' | 'ms' | 'µs' | 'MB' | 'KB' | ''

/** One figure, and what it may be at most (or must be at least). */
export type Measure = {
  name: string
  value: number
  unit: Unit
  bound?: { most: number } | { least: number }
  /** What the figure is made of, for whoever wants to know more. */
  note?: string
}

export const holds = ({ value, bound }: Measure): boolean =>
  bound === undefined || ('most' in bound ? value <= bound.most : value >= bound.least)

/** A part of the bench: figures that are measured together. */
export type Part = { name: string; what: string; run(bench: Bench): Promise<Measure[]> }

/** What all parts share. */
export type Bench = {
  quick: boolean
  log: (line: string) => void
  databases: () => Promise<Databases>
  /** One person's library, in a cluster of its own. */
  library: () => Promise<OneLibrary>
}
type Databases = import('./data/server.ts').Databases
type OneLibrary = import('./data/server.ts').OneLibrary
