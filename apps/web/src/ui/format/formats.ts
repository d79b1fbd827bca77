/** Making a formatter takes longer than a hundred uses of it, and a list uses the same few in every row. */
const once = <Options, Format>(make: (language: string, options: Options) => Format) => {
  const made = new Map<string, Format>()
  return (language: string, options: Options): Format => {
    const key = `${language} ${JSON.stringify(options)}`
    const format = made.get(key) ?? make(language, options)
    made.set(key, format)
    return format
  }
}

export const numbersIn = once((language, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options))
export const datesIn = once(
  (language, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options),
)
export const spansIn = once(
  (language, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(language, options),
)
