import { z } from 'zod'

/** Something the server's owner must change before a start can work. The process says it and exits with 78 (EX_CONFIG). */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

const schema = z.object({
  SERVER_URL: z.url({ protocol: /^https?$/, error: 'must be a URL like http://127.0.0.1:4000' }),
  WORKER_TOKEN: z.string('is missing').min(32, 'is too short: it is the workerToken of the server’s secrets'),
  WORKER_CONCURRENCY: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(16, 'must be at most 16')
    .default(2),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'], 'must be trace, debug, info, warn, error or fatal')
    .default('info'),
})

export type Environment = z.output<typeof schema>

/** The worker's settings; an empty one counts as absent. A wrong one is named and not repeated, for it may be a secret. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new ConfigurationError(
    result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'),
  )
}

/** Where programs of this machine are found. */
export const searchPath = (): string => process.env['PATH'] ?? ''
