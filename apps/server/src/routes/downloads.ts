import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { DomainError, inWork, once, type Work } from '@stemma/domain'
import { oneShared, publicDates, readItem, type SharedSoundSeen } from '@stemma/domain/sounds'
import { generationId, shareToken } from '@stemma/domain/sounds/input'
import { encodeSound } from '../adapters/encode/encode.ts'
import { fileFormats, type FileFormat } from '../adapters/encode/formats.ts'
import { fileName, uniqueNames } from '../adapters/zip/names.ts'
import { zipStream } from '../adapters/zip/zip.ts'
import { contextOf, originOf, type App } from '../context.ts'
import { recipeOf, tagsOf, type Downloadable } from '../tags.ts'
import { attachment } from './attachment.ts'

const format = z.enum(fileFormats)
const mediaTypes: Record<FileFormat, string> = { wav: 'audio/wav', flac: 'audio/flac', mp3: 'audio/mpeg' }

/** Sounds as files that carry what they were made from. */
export const downloads = new Hono<App>()

downloads.get('/download/sounds/:file{[^/]+\\.(?:wav|flac|mp3)}', async (c) => {
  const [id, ending] = c.req.param('file').split('.')
  const wanted = { id: generationId.parse(id), ending: format.parse(ending) }
  const sound = await asCaller(c, (work) => work.generations.get(wanted.id))
  return file(c, sound, wanted.ending)
})

downloads.get('/download/shared/:file{[^/]+\\.(?:wav|flac|mp3)}', async (c) => {
  const [token, ending] = c.req.param('file').split('.')
  const wanted = { token: shareToken.parse(token), ending: format.parse(ending) }
  const { machines, token: caller } = contextOf(c)
  const rows = await once<{ item: string }>(
    machines.orm,
    { token: caller, level: 'anyone', scope: null },
    oneShared(wanted.token),
  )
  const sound = readItem<SharedSoundSeen>(rows, publicDates, 'link')
  return file(c, sound, wanted.ending)
})

const zipInput = z.strictObject({
  ids: z
    .string()
    .max(4000)
    .transform((text) => text.split(','))
    .pipe(z.array(generationId).min(1).max(100)),
  format: format.default('wav'),
})

downloads.get('/download/sounds.zip', async (c) => {
  const { ids, format: ending } = zipInput.parse(c.req.query())
  const sounds = await asCaller(c, async (work) => Promise.all([...new Set(ids)].map((id) => work.generations.get(id))))
  const name = uniqueNames()
  const named = sounds
    .filter((sound) => sound.audioSha256 !== null)
    .map((sound) => ({ sound, name: name(fileName(sound.prompt, ending)) }))
  const manifest = {
    made: new Date().toISOString(),
    sounds: named.map(({ sound, name: path }) => ({ file: path, ...recipeOf(sound) })),
    withoutAudio: sounds.filter((sound) => sound.audioSha256 === null).map(recipeOf),
  }
  async function* entries() {
    yield { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest, null, 2)), modified: new Date() }
    for (const entry of named) {
      yield { name: entry.name, bytes: await bytesOf(c, entry.sound, ending), modified: entry.sound.createdAt }
    }
  }
  return c.body(zipStream(entries()), 200, {
    'content-type': 'application/zip',
    ...attachment(`stemma ${sounds.length} sounds.zip`),
  })
})

const asCaller = <T>(c: Context<App>, work: (unit: Work) => Promise<T>): Promise<T> => {
  const { machines, token } = contextOf(c)
  return inWork(machines.orm, { token, level: 'person', scope: 'sounds:read' }, work, originOf(c))
}

async function file(c: Context<App>, sound: Downloadable, ending: FileFormat): Promise<Response> {
  const bytes = await bytesOf(c, sound, ending)
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': mediaTypes[ending],
    'content-length': String(bytes.byteLength),
    'cache-control': 'private, no-cache',
    ...attachment(fileName(sound.prompt, ending)),
  })
}

async function bytesOf(c: Context<App>, sound: Downloadable, ending: FileFormat): Promise<Uint8Array> {
  if (!sound.audioSha256) throw new DomainError('audio_expired')
  const stored = await c.var.house.machines.blobs.read(sound.audioSha256)
  if (!stored) throw new DomainError('blob_missing')
  const wav = new Uint8Array(await new Response(stored.stream).arrayBuffer())
  return encodeSound({ wav, format: ending, tags: tagsOf(sound) })
}
