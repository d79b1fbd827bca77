import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { ConfigurationError } from './env.ts'

/** 32 random bytes as base64url, and not one of the things people write in their stead. */
const secret = z
  .string('is missing')
  .refine(
    (value) => Buffer.from(value, 'base64url').length >= 32,
    'is too short: it must be 32 random bytes as base64url',
  )
  .refine((value) => new Set(value).size >= 12, 'is not random')

const schema = z.object({
  /** Keys of sealed values by their id; `current` seals, all of them open. */
  seal: z.object({ current: z.string(), keys: z.record(z.string().regex(/^[a-z0-9]{1,16}$/), secret) }),
  /** The root that other secrets are derived from. */
  session: secret,
  /** Roots before it, the latest first: they accept nothing any more. */
  formerSessions: z.array(secret).default([]),
  workerToken: secret,
  /** Password of the role `stemma_api`. */
  databasePassword: secret,
})

export type Secrets = z.output<typeof schema>

/** Reads the secrets of an instance, and first adds those that are missing where `create` says so; nothing is ever replaced. */
export function loadSecrets(file: string, create: boolean): Secrets {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  if (text === undefined && !create) {
    throw new ConfigurationError(
      `${file} is missing. With DATABASE_URL the secrets are not made by themselves, since every process at one database must ` +
        'share them: copy the file from there, or make it once by `node tooling/start/src/command.ts secrets`.',
    )
  }
  const given = parse(file, text ?? '{}')
  const complete = create ? { ...fresh(), ...given } : given
  const result = schema.safeParse(complete)
  if (!result.success) {
    const wrong = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
    throw new ConfigurationError(`${file}: ${wrong.join('; ')}.`)
  }
  if (!(result.data.seal.current in result.data.seal.keys)) {
    throw new ConfigurationError(`${file}: seal.current names a key that is not in seal.keys.`)
  }
  if (Object.keys(given).length < Object.keys(complete).length) writeSecrets(file, complete)
  else if (create) chmodSync(file, 0o600)
  return result.data
}

function fresh(): Omit<Secrets, 'formerSessions'> {
  const random = () => randomBytes(32).toString('base64url')
  return {
    seal: { current: 'k1', keys: { k1: random() } },
    session: random(),
    workerToken: random(),
    databasePassword: random(),
  }
}

function parse(file: string, text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // told below: what a JSON parser says may quote the secret
  }
  throw new ConfigurationError(
    `${file} is not a JSON object. Restore it: what was sealed with its keys cannot be opened without.`,
  )
}

export function writeSecrets(file: string, secrets: object): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
