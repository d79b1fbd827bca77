import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Machines } from '@stemma/api'
import { createOrm, effects, once, sql, type Orm } from '@stemma/domain'
import { Keyring, type Mail, type PlanRules } from '@stemma/domain/identity'
import { createJobQueue, runServerJobs } from '@stemma/domain/jobs'
import type { LanguageReader, ReaderWith } from '@stemma/domain/sounds'
import type { BlobStore } from '@stemma/domain/storage'
import { fileBlobs } from './adapters/blobs/files.ts'
import { uploadFiles } from './adapters/uploads/files.ts'
import { ffmpeg } from './adapters/ffmpeg/ffmpeg.ts'
import { smtpMail } from './adapters/mail.ts'
import { listenBrainzAt } from './adapters/listen-brainz.ts'
import type { House } from './context.ts'
import { ConfigurationError, type Environment } from './env.ts'
import { memoryLimits } from './limits.ts'
import type { Metrics } from './metrics.ts'
import { upkeep } from './upkeep.ts'

type Running = { house: House; startWork: () => Promise<void>; close: () => Promise<void> }

/** Makes every machine the environment asks for. Nothing is connected to before it is needed. */
export async function createMachines(environment: Environment, log: Logger, metrics: Metrics): Promise<Running> {
  const orm = createOrm({
    url: environment.DATABASE_URL,
    poolMax: environment.DATABASE_POOL_MAX,
    prepare: environment.DATABASE_PREPARE === '1',
    onSlow: ({ text, milliseconds }) => {
      metrics.slowStatement()
      log.warn({ statement: text.slice(0, 2000), milliseconds: Math.round(milliseconds) }, 'slow statement')
    },
  })
  const keys = keyringOf(environment)
  const queue = createJobQueue(orm, {
    effects,
    keys,
    listenUrl: environment.LISTEN_DATABASE_URL ?? environment.DATABASE_URL,
  })
  const machines: Machines = {
    orm,
    queue,
    blobs: await blobStoreOf(environment),
    mail: mailOf(environment, log),
    reader: await readerOf(environment),
    readerWith,
    listenBrainz: listenBrainzAt(
      environment.LISTENBRAINZ_URL ?? 'https://api.listenbrainz.org',
      environment.LISTENBRAINZ_URL !== undefined,
    ),
    keys,
    limit: memoryLimits(),
    plans: plansOf(environment),
    publicUrl: environment.publicUrl,
    registration: environment.REGISTRATION,
    passwordRules: environment.PASSWORD_RULES,
  }
  const uploads = uploadFiles({ folder: join(environment.data, 'uploads') })
  let stopWork = async () => {}
  const secureCookies = environment.publicUrl.startsWith('https:') || environment.ALLOW_INSECURE_HTTP !== '1'
  return {
    house: {
      machines,
      workerToken: environment.secrets.workerToken,
      uploads,
      ffmpeg: ffmpeg({ folder: join(environment.data, 'uploads') }),
      trustProxy: environment.TRUST_PROXY === '1',
      secureCookies,
    },
    startWork: async () => {
      stopWork = await runServerJobs(queue, upkeep(machines, uploads, environment.data, log), (error) =>
        log.error({ err: error }, 'upkeep'),
      )
    },
    close: async () => {
      await stopWork()
      await queue.close()
      await orm.close()
    },
  }
}

/** Refuses to serve as a role to which row-level security does not apply. */
export async function assertRestricted(orm: Orm): Promise<void> {
  const [role] = await once<{ name: string; unbound: boolean }>(
    orm,
    { token: null, level: 'anyone', scope: null },
    sql`select current_user as name, rolsuper or rolbypassrls
        or pg_has_role(current_user, 'stemma_owner', 'member') or pg_has_role(current_user, 'stemma_definer', 'member') as unbound
      from pg_roles where rolname = current_user`,
  )
  if (role?.unbound) {
    throw new ConfigurationError(
      `DATABASE_URL connects as ${role.name}, to whom row-level security does not apply. Serve as stemma_api, and give the other to MIGRATE_DATABASE_URL.`,
    )
  }
}

export const keyringOf = ({ secrets: { seal, session } }: Environment): Keyring =>
  new Keyring(
    Object.entries(seal.keys)
      .sort(([left], [right]) => Number(right === seal.current) - Number(left === seal.current))
      .map(([id, secret]) => ({ id, secret: Buffer.from(secret, 'base64url') })),
    Buffer.from(session, 'base64url'),
  )

/** Nobody pays here yet: everybody has the best plan, within what the owner allows. */
export const plansOf = ({ STORAGE_LIMIT_GB }: Environment): PlanRules => ({
  billing: false,
  storageLimit: STORAGE_LIMIT_GB === undefined ? null : STORAGE_LIMIT_GB * 1024 ** 3,
})

/** The store the environment names. The SDK is loaded only where S3 is used: it is large. */
export async function blobStoreOf(environment: Environment): Promise<BlobStore> {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_PREFIX, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_FORCE_PATH_STYLE } =
    environment
  if (!S3_BUCKET) return fileBlobs({ folder: join(environment.data, 'blobs') })
  if (!S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    throw new ConfigurationError('S3_BUCKET is set, so S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are needed.')
  }
  const { s3Blobs } = await import('./adapters/blobs/s3.ts')
  return s3Blobs({
    bucket: S3_BUCKET,
    region: S3_REGION,
    prefix: S3_PREFIX,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    forcePathStyle: S3_FORCE_PATH_STYLE === '1',
    ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT } : {}),
  })
}

function mailOf({ SMTP_URL, SMTP_FROM, publicUrl }: Environment, log: Logger): Mail | undefined {
  if (!SMTP_URL) return undefined
  const mail = smtpMail({ url: SMTP_URL, from: SMTP_FROM ?? `Stemma <stemma@${new URL(publicUrl).hostname}>` })
  return {
    send: async (message) => {
      try {
        await mail.send(message)
      } catch (error) {
        log.error({ err: error, subject: message.subject }, 'mail was not sent')
        throw error
      }
    },
  }
}

async function readerOf({
  ANTHROPIC_API_KEY,
  OPENAI_API_KEY,
  LLM_BASE_URL,
  LLM_API_KEY,
  LLM_MODEL,
}: Environment): Promise<LanguageReader | undefined> {
  if (!LLM_BASE_URL && !ANTHROPIC_API_KEY && !OPENAI_API_KEY) return undefined
  const { languageReader } = await import('./adapters/llm/reader.ts')
  const model = LLM_MODEL ? { model: LLM_MODEL } : {}
  if (LLM_BASE_URL) {
    if (!LLM_MODEL) throw new ConfigurationError('LLM_BASE_URL is set, so LLM_MODEL must name the model to ask for.')
    return languageReader({
      provider: 'compatible',
      baseUrl: LLM_BASE_URL,
      model: LLM_MODEL,
      ...(LLM_API_KEY ? { apiKey: LLM_API_KEY } : {}),
    })
  }
  if (ANTHROPIC_API_KEY) return languageReader({ provider: 'anthropic', apiKey: ANTHROPIC_API_KEY, ...model })
  if (OPENAI_API_KEY) return languageReader({ provider: 'openai', apiKey: OPENAI_API_KEY, ...model })
  return undefined
}

/** The providers' libraries are loaded when they are first needed: they are large. */
const readerWith: ReaderWith = async ({ provider, key }) => {
  const { languageReader } = await import('./adapters/llm/reader.ts')
  return languageReader({ provider, apiKey: key, isOwn: true })
}
