import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

/** Something the server's owner must change before a start can work. The process says it and exits with 78. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

const url = (protocol: RegExp, example: string) => z.url({ protocol, error: `must be a URL like ${example}` })
const whole = (min: number, max: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`)

const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(1, 65_535).default(4000),
  PUBLIC_URL: url(/^https?$/, 'https://stemma.example.org').optional(),
  TRUST_PROXY: z.enum(['0', '1'], 'must be 1 or 0').default('0'),
  STEMMA_DATA: z.string().default('.stemma'),
  STEMMA_SECRETS: z.string().optional(),
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgres://user:password@host:5432/database'),
  MIGRATE_DATABASE_URL: url(/^postgres(ql)?$/, 'postgres://user:password@host:5432/database').optional(),
  LISTEN_DATABASE_URL: url(/^postgres(ql)?$/, 'postgres://user:password@host:5432/database').optional(),
  DATABASE_POOL_MAX: whole(1, 1000).default(10),
  DATABASE_PREPARE: z.enum(['0', '1'], 'must be 1 or 0').default('1'),
  S3_ENDPOINT: url(/^https?$/, 'https://s3.example.org').optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().optional(),
  S3_PREFIX: z.string().default(''),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: z.enum(['0', '1'], 'must be 1 or 0').default('1'),
  STORAGE_LIMIT_GB: whole(1, 1_000_000).optional(),
  REGISTRATION: z.enum(['open', 'invite', 'closed'], 'must be open, invite or closed').default('open'),
  PASSWORD_RULES: z.enum(['length', 'classic'], 'must be length or classic').default('length'),
  SMTP_URL: url(/^smtps?$/, 'smtp://user:password@host:587').optional(),
  SMTP_FROM: z.string().optional(),
  ANTHROPIC_API_KEY: z.string().optional(),
  OPENAI_API_KEY: z.string().optional(),
  LISTENBRAINZ_URL: url(/^https?$/, 'https://api.listenbrainz.org').optional(),
  LLM_BASE_URL: url(/^https?$/, 'http://127.0.0.1:11434/v1').optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  ALLOW_INSECURE_HTTP: z.enum(['0', '1'], 'must be 1 or 0').default('0'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'], 'must be trace, debug, info, warn, error or fatal')
    .default('info'),
})

const secret = z
  .string('is missing')
  .refine(
    (value) => Buffer.from(value, 'base64url').length >= 32,
    'is too short: it must be 32 random bytes in base64url',
  )
  .refine((value) => new Set(value).size >= 12, 'is not random')

const secretsSchema = z.object({
  seal: z.object({ current: z.string(), keys: z.record(z.string().regex(/^[a-z0-9]{1,16}$/), secret) }),
  session: secret,
  workerToken: secret,
})
export type Secrets = z.output<typeof secretsSchema>

export type Environment = z.output<typeof schema> & { publicUrl: string; secrets: Secrets; data: string }

/** The server's settings. A wrong one is named; its value is not repeated, for it may be a password. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (!result.success) {
    throw new ConfigurationError(
      result.error.issues
        .map(
          ({ path, message }) => `${path.join('.')} ${message.startsWith('Invalid input') ? 'is missing' : message}.`,
        )
        .join('\n'),
    )
  }
  const settings = result.data
  const data = resolve(settings.STEMMA_DATA)
  const publicUrl = (
    settings.PUBLIC_URL ?? `http://${settings.HOST === '0.0.0.0' ? '127.0.0.1' : settings.HOST}:${settings.PORT}`
  ).replace(/\/$/, '')
  const { protocol, hostname } = new URL(publicUrl)
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  if (protocol === 'http:' && !loopback && settings.ALLOW_INSECURE_HTTP !== '1') {
    throw new ConfigurationError(
      'PUBLIC_URL is plain http beyond this machine: passwords would travel readable. Put TLS before the server, or set ALLOW_INSECURE_HTTP=1 on a network you trust.',
    )
  }
  return {
    ...settings,
    publicUrl,
    data,
    secrets: readSecrets(settings.STEMMA_SECRETS ?? resolve(data, 'secrets.json')),
  }
}

function readSecrets(file: string): Secrets {
  if (!existsSync(file)) throw new ConfigurationError(`STEMMA_SECRETS names ${file}, which does not exist.`)
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new ConfigurationError(`${file} is not JSON.`) // what a parser says may quote the secret
  }
  const result = secretsSchema.safeParse(value)
  if (!result.success) {
    throw new ConfigurationError(
      `${file}: ${result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}.`,
    )
  }
  if (!(result.data.seal.current in result.data.seal.keys))
    throw new ConfigurationError(`${file}: seal.current names a key that is not in seal.keys.`)
  return result.data
}

/** All that another program is told of ours: where programs are found. */
export const forPrograms = (): { PATH: string } => ({ PATH: process.env['PATH'] ?? '' })
