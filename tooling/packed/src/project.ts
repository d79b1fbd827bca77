import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pack, readManifest, root } from './pack.ts'
import { Failed, run } from './run.ts'
import type { Import } from './imports.ts'

const programs = fileURLToPath(new URL('../consumer/', import.meta.url))

/** The registry did not answer, so nothing can be said about what npm would install from it. */
export class RegistryUnreachable extends Error {
  override readonly name = 'RegistryUnreachable'
}

const versionHere = (name: string): string => readManifest(join(programs, '../node_modules', name)).version

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY)/

/** A plain npm project outside the workspace that installed our tarballs. Its folder has a space in its name. */
export class Project {
  readonly #temporary = mkdtempSync(join(tmpdir(), 'stemma-packed-'))
  readonly folder = join(this.#temporary, 'a service')

  /** Builds, packs and installs, with the compiler and the exact peers that the packages ask for. */
  async install(): Promise<void> {
    try {
      await this.#install(await pack(this.#temporary))
    } catch (error) {
      if (error instanceof Failed && unreachable.test(error.said)) throw new RegistryUnreachable(error.said)
      throw error
    }
  }

  async #install(tarballs: Readonly<Record<string, string>>): Promise<void> {
    mkdirSync(this.folder)
    cpSync(programs, this.folder, { recursive: true })
    const { peerDependencies } = readManifest(join(root, 'packages/domain'))
    const dependencies = {
      ...Object.fromEntries(Object.entries(tarballs).map(([name, file]) => [name, `file:${file}`])),
      ...peerDependencies,
      '@types/node': versionHere('@types/node'),
      typescript: versionHere('typescript'),
    }
    this.write('package.json', JSON.stringify({ name: 'a-service', private: true, type: 'module', dependencies }))
    // What npm fetches is said as well: of a registry that did not answer its last words speak of a conflict of versions only.
    const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel', 'http']
    await run('npm', ['install', ...quietly], { cwd: this.folder })
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text)
  }

  /** The folder of an installed package. */
  installed(name: string): string {
    return join(this.folder, 'node_modules', name)
  }

  /** Runs a program of the project; answers the JSON it printed, and every import that Node resolved for it. */
  async run(
    program: string,
    args: string[] = [],
    env: Record<string, string> = {},
  ): Promise<{ said: unknown; imports: Import[] }> {
    const out = await run(process.execPath, ['--import', './recorder.ts', program, ...args], { cwd: this.folder, env })
    const imports = JSON.parse(readFileSync(join(this.folder, 'imports.json'), 'utf8')) as Import[]
    return { said: out === '' ? undefined : (JSON.parse(out) as unknown), imports }
  }

  /** What the compiler finds wrong, but for what it finds in the declarations of others. */
  async compile(tsconfig: string): Promise<string[]> {
    try {
      await run(join(this.folder, 'node_modules/.bin/tsc'), ['--noEmit', '--pretty', 'false', '-p', tsconfig], {
        cwd: this.folder,
      })
      return []
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      const faults = error.said.split('\n').filter((line) => /^\S.*error TS/.test(line))
      if (faults.length === 0) throw error
      return faults.filter((line) => !/^node_modules\/(?!@stemma\/)/.test(line))
    }
  }

  remove(): void {
    rmSync(this.#temporary, { recursive: true, force: true })
  }
}
