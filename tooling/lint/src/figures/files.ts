import { readdirSync, readFileSync } from 'node:fs'

/** A file people wrote: its path from the root of the repository, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

const skipped = new Set(['node_modules', 'dist', 'coverage', 'generated'])

const written = /\.(tsx?|js|css|sql|sh)$/

/** Every hand-written source below the folder; what is hidden, built, generated or installed is left out. */
export function filesBelow(root: string, folder = ''): SourceFile[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry): SourceFile[] => {
    const path = folder + entry.name
    if (entry.name.startsWith('.') || skipped.has(entry.name)) return []
    if (entry.isDirectory()) return filesBelow(root, `${path}/`)
    if (!entry.isFile() || !written.test(path) || path.endsWith('.gen.ts')) return []
    return [{ path, text: readFileSync(root + path, 'utf8') }]
  })
}

/** How many lines a text has, the way `wc -l` counts them. */
export const linesOf = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
