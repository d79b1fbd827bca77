import { resolve } from 'node:path'
import { localUrl, type Environment } from './env.ts'
import type { Secrets } from './secrets.ts'
import type { Program } from './supervise.ts'
import { viteEntry } from './web.ts'

/** Everything a child is told comes from here: no child inherits our environment. */
export type Setting = {
  root: string
  web: string
  environment: Environment
  secretsFile: string
  secrets: Secrets
  databaseUrl: string
  dev: boolean
}

export function serverEnvironment({
  environment,
  secretsFile,
  databaseUrl,
  dev,
}: Omit<Setting, 'secrets' | 'root' | 'web'>): Record<string, string> {
  return {
    ...environment.machine,
    ...(dev ? { PUBLIC_URL: devUrl(environment) } : {}),
    ...environment.forServer,
    NODE_ENV: dev ? 'development' : 'production',
    HOST: environment.HOST,
    PORT: String(environment.PORT),
    DATABASE_URL: databaseUrl,
    STEMMA_DATA: environment.STEMMA_DATA,
    STEMMA_SECRETS: secretsFile,
  }
}

/** Young objects in 3 × 4 MiB instead of 3 × 16: the processes stay far below 250 MB, for a little more collecting. */
const lean = ['--max-semi-space-size=4']

export function serverProgram(setting: Setting, entry: string): Program {
  const args = [...lean, ...watch(setting.dev), resolve(setting.root, entry)]
  return { name: 'server', args, env: serverEnvironment(setting), cwd: setting.root }
}

export function workerProgram({ root, environment, secrets, dev }: Setting, entry: string): Program {
  const env = {
    ...environment.machine,
    NODE_ENV: dev ? 'development' : 'production',
    SERVER_URL: localUrl(environment),
    WORKER_TOKEN: secrets.workerToken,
    ...(environment.LOG_LEVEL ? { LOG_LEVEL: environment.LOG_LEVEL } : {}),
  }
  return { name: 'worker', args: [...lean, ...watch(dev), resolve(root, entry)], env, cwd: root }
}

const vitePort = 5173

/** In development the pages come from Vite, which passes everything else on to the server. */
export function devUrl(environment: Environment): string {
  return localUrl({ HOST: environment.HOST, PORT: vitePort })
}

export function viteProgram({ web, environment }: Setting): Program {
  const args = [viteEntry(web), '--port', String(vitePort), '--strictPort', '--host', environment.HOST]
  return { name: 'web', args, env: { ...environment.machine, SERVER_URL: localUrl(environment) }, cwd: web }
}

function watch(dev: boolean): string[] {
  return dev ? ['--watch', '--watch-preserve-output'] : []
}
