import type { Plugin, Rolldown } from 'vite'
import { componentOf, pages } from './chunks.ts'

/** Nearly all of these runs at once: browsers that know the hint compile it while it arrives, not function by function later. */
const atOnce = /^(?:react|index|start|room|entry)(?:-|$)/
const hint = '//# allFunctionsCalledOnLoad\n'

type Chunk = Rolldown.OutputChunk

/** The address a page's file stands for, as the router reads it: `_app/sounds/index` is `/sounds`. */
const addressOf = (page: string): string =>
  `/${page
    .split(/[/.]/)
    .filter((part) => !part.startsWith('_') && part !== 'index')
    .join('/')}`

/** The files a chunk stands on, itself included. */
const filesOf = (chunk: Chunk | undefined, chunks: ReadonlyMap<string, Chunk>, files = new Set<string>()) => {
  if (chunk === undefined || files.has(chunk.fileName)) return files
  files.add(chunk.fileName)
  for (const file of chunk.imports) filesOf(chunks.get(file), chunks, files)
  for (const file of chunk.viteMetadata?.importedCss ?? []) files.add(file)
  return files
}

/** What each page needs besides the start, by its address. */
const pagesOf = (all: readonly Chunk[]): Record<string, string[]> => {
  const byFile = new Map(all.map((chunk) => [chunk.fileName, chunk]))
  const byModule = new Map(all.flatMap((chunk) => Object.keys(chunk.modules).map((id) => [id, chunk] as const)))
  const start = filesOf(
    all.find(({ isEntry }) => isEntry),
    byFile,
  )
  const found: Record<string, string[]> = {}
  for (const id of byModule.keys()) {
    const page = id.slice(pages.length + 1).split('.tsx')[0] ?? ''
    if (id !== componentOf(page) || /^_\w+$/.test(page)) continue
    // A page stands in the frames of its folders.
    const parts = page.split('/')
    const files = new Set<string>()
    for (let depth = 1; depth <= parts.length; depth++)
      filesOf(byModule.get(componentOf(parts.slice(0, depth).join('/'))), byFile, files)
    found[addressOf(page)] = [...files].filter((file) => !start.has(file)).map((file) => `/${file}`)
  }
  return { ...found, '/': found['/sounds'] ?? [] } // where it leads to
}

/** Writes what each page needs into `pages.json`: the server names it in the HTML, so that nothing waits for its turn. */
export const firstLoad = (): Plugin => ({
  name: 'stemma:first-load',
  apply: 'build',
  enforce: 'post',
  transformIndexHtml: (_html, { bundle }) =>
    Object.keys(bundle ?? {})
      .filter((file) => /inter-latin-wght-normal-.*\.woff2$/.test(file))
      .map((file) => ({
        tag: 'link',
        attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${file}` },
        injectTo: 'head' as const,
      })),
  generateBundle: {
    order: 'post', // a hint counts only in the first line
    handler(_options, bundle) {
      const all = Object.values(bundle).filter((file): file is Chunk => file.type === 'chunk')
      for (const chunk of all) if (atOnce.test(chunk.name)) chunk.code = `${hint}${chunk.code}`
      this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(pagesOf(all)) })
    },
  },
})
