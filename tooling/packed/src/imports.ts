/** One import as Node resolved it. */
export type Import = { importer: string; specifier: string; url: string }

/** A module by what a person calls it: `node:fs`, the file for our packages, the package for all others. */
const named = (url: string): string => {
  const path = decodeURIComponent(url).split('/node_modules/').at(-1)!
  return path.startsWith('@stemma/') ? path : (/^(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path)
}

/** Everything that is loaded because some module imports `specifier`, sorted. */
export function loadedBy(specifier: string, imports: readonly Import[]): string[] {
  const pending = imports.filter((edge) => edge.specifier === specifier).map(({ url }) => url)
  if (pending.length === 0) throw new Error(`Nothing imports ${specifier}.`)
  const reached = new Set<string>()
  for (const url of pending) {
    if (reached.has(url)) continue
    reached.add(url)
    pending.push(...imports.filter(({ importer }) => importer === url).map((edge) => edge.url))
  }
  return [...new Set([...reached].map(named))].sort()
}
