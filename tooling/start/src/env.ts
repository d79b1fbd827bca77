import { join, resolve } from 'node:path'
import { z } from 'zod'

/** Something the person must change before another start can work: told in a sentence, and the process ends with 78. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

/** EX_CONFIG of sysexits.h: our programs end with it when a restart would not help. */
export const configurationExit = 78

const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(65535, 'must be at most 65535')
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be a URL that begins with http:// or https://' })
const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a URL like postgres://user:password@host:5432/database',
})
const smtpUrl = z.url({ protocol: /^smtps?$/, error: 'must be a URL like smtp://user:password@host:587' })
const toggle = z.enum(['0', '1'], 'must be 1 or 0')

const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4000),
  PUBLIC_URL: httpUrl.optional(),
  STEMMA_DATA: z.string().default('.stemma'),
  STEMMA_SECRETS: z.string().optional(),
  DATABASE_URL: postgresUrl.optional(),
  MIGRATE_DATABASE_URL: postgresUrl.optional(),
  LISTEN_DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL_MAX: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(1000, 'must be at most 1000')
    .optional(),
  POSTGRES_BIN: z.string().optional(),
  REGISTRATION: z.enum(['open', 'invite', 'closed'], 'must be open, invite or closed').optional(),
  SMTP_URL: smtpUrl.optional(),
  LISTENBRAINZ_URL: httpUrl.optional(),
  LLM_BASE_URL: httpUrl.optional(),
  ALLOW_INSECURE_HTTP: toggle.optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'], 'must be trace, debug, info, warn, error or fatal')
    .optional(),
})

/** The variables as `start` understands them; `forServer` are those that the server itself reads and checks. */
export type Environment = Omit<z.output<typeof schema>, 'STEMMA_DATA'> & {
  /** Absolute. */
  STEMMA_DATA: string
  /** What any program of ours needs from the machine: PATH, HOME, proxies, certificates. */
  machine: Readonly<Record<string, string>>
  forServer: Readonly<Record<string, string>>
}

const machineNames =
  /^(PATH|HOME|USER|LANG|LC_ALL|TZ|TMPDIR|NO_COLOR|FORCE_COLOR|NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_COMPILE_CACHE|(https?|no|all)_proxy)$/i
const serverNames =
  /^(PUBLIC_URL|TRUST_PROXY|DATABASE_POOL_MAX|DATABASE_PREPARE|LISTEN_DATABASE_URL|S3_\w+|REGISTRATION|SMTP_\w+|ANTHROPIC_\w+|OPENAI_\w+|LLM_\w+|ALLOW_INSECURE_HTTP|PASSWORD_RULES|STORAGE_LIMIT_GB|LOG_LEVEL)$/

/** Reads the environment; an empty variable counts as absent, a wrong one is named. */
export function readEnvironment(
  root: string,
  source: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(source)) if (value) given[name] = value
  const result = schema.safeParse(given)
  if (!result.success) {
    // The value is not repeated: it may be a password.
    throw new ConfigurationError(
      result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'),
    )
  }
  const { STEMMA_DATA, STEMMA_SECRETS, ...rest } = result.data
  if (rest.MIGRATE_DATABASE_URL && !rest.DATABASE_URL) {
    throw new ConfigurationError('MIGRATE_DATABASE_URL needs DATABASE_URL beside it, the database to serve from.')
  }
  const pick = (names: RegExp) => Object.fromEntries(Object.entries(given).filter(([name]) => names.test(name)))
  return {
    ...rest,
    STEMMA_DATA: resolve(root, STEMMA_DATA),
    STEMMA_SECRETS: STEMMA_SECRETS && resolve(root, STEMMA_SECRETS),
    // What Node made of our sources, for the next start: half of what loading them takes.
    machine: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'), ...pick(machineNames) },
    forServer: pick(serverNames),
  }
}

/** Where programs on this machine, and its person, reach the server; an address of all interfaces is reached by loopback. */
export function localUrl({ HOST, PORT }: Pick<Environment, 'HOST' | 'PORT'>): string {
  const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST === '::' ? '::1' : HOST
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`
}
