const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Chrome\/|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

const first = (list: readonly (readonly [RegExp, string])[], text: string): string | undefined =>
  list.find(([pattern]) => pattern.test(text))?.[1]

/** "Firefox, Linux" from what a browser says of itself; what says nothing known is shown as it is. */
export const deviceOf = (userAgent: string | null | undefined): { name: string | undefined; mobile: boolean } => {
  if (userAgent === null || userAgent === undefined || userAgent === '') return { name: undefined, mobile: false }
  const parts = [first(browsers, userAgent), first(systems, userAgent)].filter((part) => part !== undefined)
  return {
    name: parts.length > 0 ? parts.join(', ') : userAgent.slice(0, 60),
    mobile: /Mobi|iPhone|Android/.test(userAgent),
  }
}
