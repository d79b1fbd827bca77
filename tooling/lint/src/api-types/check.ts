import { globSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../root.ts'
import { run, verdictOf, type Verdict } from '../run.ts'
import { probe } from './probe.ts'

const settings = {
  extends: `${root}tooling/typescript/node.json`,
  compilerOptions: { skipLibCheck: false, noErrorTruncation: true, lib: ['es2024', 'esnext.disposable', 'dom'] },
  files: ['probe.ts'],
}

/** Above this many bytes an editor feels a declaration; an entity related to a schema instead of a class makes one of megabytes. */
const heavy = 1_000_000

/** The declarations that are too heavy to be read with every keystroke. */
export const heavyIn = (folder: string): string[] =>
  globSync('**/*.d.ts', { cwd: folder })
    .map((path) => ({ path, bytes: statSync(join(folder, path)).size }))
    .filter(({ bytes }) => bytes > heavy)
    .map(
      ({ path, bytes }) =>
        `${path} has ${Math.round(bytes / 1000)} kB: relate to classes, annotate factories and contexts`,
    )

/** The faults of the declarations in a folder, whose router is root.d.ts: paths to `any`, and names that resolve to nothing. */
export async function faultsOf(folder: string): Promise<string[]> {
  writeFileSync(join(folder, 'probe.ts'), probe)
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  const { report } = await run('tsc', ['--checkers', '1', '--pretty', 'false', '-p', '.'], folder)
  const lines = report.split('\n').filter((line) => !/^\s|^\.\.|^\//.test(line) && line !== '')
  return lines.flatMap((line) => {
    if (!/^probe\.ts.*TS2322/.test(line)) return [line]
    const paths = [...line.matchAll(/"([^"]+)"/g)].map(([, path]) => `${path ?? ''} is any`)
    return paths.length > 0 ? paths : [line]
  })
}

/** Whether the declarations the api package would publish type every procedure, with the declarations of its dependencies read too. */
export async function checkApiTypes(api: string): Promise<Verdict> {
  // Inside the package, so that its declarations find its dependencies.
  const folder = join(api, '.turbo', `api-types-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  try {
    const build = join(api, 'tsconfig.build.json')
    const emitted = await run('tsc', [
      '--checkers',
      '1',
      '--pretty',
      'false',
      '-p',
      build,
      '--emitDeclarationOnly',
      '--outDir',
      folder,
    ])
    return emitted.ok ? verdictOf([...heavyIn(folder), ...(await faultsOf(folder))]) : emitted
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
