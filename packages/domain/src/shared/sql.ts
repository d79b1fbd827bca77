/** SQL with its values apart, `$1` first. Built by `sql`, so that no value ever becomes text. */
export class Sql {
  readonly parts: readonly string[]
  readonly values: readonly unknown[]

  constructor(parts: readonly string[], values: readonly unknown[]) {
    this.parts = parts
    this.values = values
  }

  get text(): string {
    return this.parts.reduce((text, part, index) => `${text}$${index}${part}`)
  }
}

/** `` sql`… where id = ${id} and ${condition}` ``: values become parameters, other pieces of SQL are spliced in. */
export function sql(strings: TemplateStringsArray, ...inserts: readonly unknown[]): Sql {
  const parts = [strings[0]!]
  const values: unknown[] = []
  inserts.forEach((insert, index) => {
    if (insert instanceof Sql) {
      parts[parts.length - 1] += insert.parts[0]!
      parts.push(...insert.parts.slice(1))
      values.push(...insert.values)
      parts[parts.length - 1] += strings[index + 1]!
    } else {
      values.push(insert)
      parts.push(strings[index + 1]!)
    }
  })
  return new Sql(parts, values)
}

/** Text of ours as SQL: names and keywords, never anything a caller said. */
export const raw = (text: string): Sql => new Sql([text], [])

export const nothing = raw('')
