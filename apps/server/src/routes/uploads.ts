import { Hono, type Context } from 'hono'
import { DomainError, inWork, type Work } from '@stemma/domain'
import { announce, receive, type Upload } from '@stemma/domain/library'
import { uploadId } from '@stemma/domain/library/input'
import { sniffTrack } from '@stemma/domain/library/pure'
import { contextOf, originOf, type App } from '../context.ts'
import { abilities, announcement, checksumOf, hasBytes, lengthOf, offsetOf, speaksTus } from './tus.ts'

type InWork = <T>(work: (unit: Work) => Promise<T>) => Promise<T>

/** Files on their way to the caller's library, resumable (tus 1.0.0). Where they stand is in the database, the bytes are on the disk. */
export const uploads = new Hono<App>()
  .use('/uploads', speaksTus)
  .use('/uploads/*', speaksTus)
  .options('/uploads', (c) => c.body(null, 204, abilities))
  .post('/uploads', async (c) => {
    const { machines } = contextOf(c)
    const file = announcement(c)
    const { upload, user } = await asCaller(c)(async (work) => ({
      upload: await announce(work, machines.plans, file),
      user: work.user,
    }))
    const offset = hasBytes(c) ? await take(c, upload, user, 0, upload) : 0
    return c.body(null, 201, { location: `/uploads/${upload.id}`, ...standing(upload, offset) })
  })
  .on(['GET', 'HEAD'], '/uploads/:id', async (c) => {
    const { id } = (await mine(c)).upload
    // Who asks is about to go on: the connection that wrote until now is a dead one, and what it brought counts.
    return c.var.house.uploads.alone(id, async () => {
      const { upload } = await mine(c)
      const { size, received, state } = upload
      const isLost = state === 'receiving' && !(await c.var.house.uploads.has(id, received))
      if (state === 'refused' || isLost) throw new DomainError('upload_over')
      return c.body(null, 200, { ...standing(upload, received), 'upload-length': String(size) })
    })
  })
  .patch('/uploads/:id', async (c) => {
    if (!hasBytes(c)) throw new DomainError('upload_type')
    const from = offsetOf(c)
    const { upload, user } = await mine(c)
    return c.body(null, 204, standing(upload, await take(c, upload, user, from)))
  })
  .delete('/uploads/:id', async (c) => {
    const { upload } = await mine(c)
    await c.var.house.uploads.alone(upload.id, async () => {
      await asCaller(c)(async (work) => {
        const row = await work.uploads.get(upload.id)
        if (row.state !== 'receiving') throw new DomainError('upload_over')
        work.uploads.remove(row)
      })
      await c.var.house.uploads.remove(upload.id)
    })
    return c.body(null, 204)
  })

const asCaller = (c: Context<App>): InWork => {
  const { machines, token } = contextOf(c)
  return (work) => inWork(machines.orm, { token, level: 'person', scope: 'library:write' }, work, originOf(c))
}

/** The upload a path names, if it is the caller's. */
const mine = (c: Context<App>): Promise<{ upload: Upload; user: string }> => {
  const id = uploadId.parse(c.req.param('id'))
  return asCaller(c)(async (work) => ({ upload: await work.uploads.get(id), user: work.user }))
}

const standing = ({ expiresAt }: Upload, offset: number) => ({
  'upload-offset': String(offset),
  'upload-expires': expiresAt.toUTCString(),
})

/** Takes a request's bytes and answers how far the file is. Bytes that are not what was announced do not move it. */
async function take(c: Context<App>, { id }: Upload, user: string, from: number, made?: Upload): Promise<number> {
  const { machines, uploads: files } = c.var.house
  const asPerson: InWork = (work) => inWork(machines.orm, { user }, work, originOf(c))
  const [length, checksum] = [lengthOf(c), checksumOf(c)]
  return files.alone(id, async (stop) => {
    const upload = made ?? (await asPerson((work) => work.uploads.get(id)))
    const { size, received: at, state, declaredSha256 } = upload
    if (state !== 'receiving') throw new DomainError('upload_over')
    if (at !== from) throw new DomainError('upload_offset', { offset: at })
    if (length !== undefined && from + length > size) throw new DomainError('upload_too_long', { size })
    let noted = from
    const note = async (offset: number) => {
      await asPerson((work) => work.uploads.advance(id, noted, offset))
      noted = offset
    }
    // Only a part whose length is known cannot turn out to be too long after something of it was noted.
    const onSafe = checksum || length === undefined ? undefined : note
    try {
      const body = c.req.raw.body ?? new Blob([]).stream()
      const { offset, sha256 } = await files.write(id, { from, size, body, checksum, stop, onSafe })
      if (sha256 === undefined) {
        if (from === 0 && (await isNoMusic(c, id, offset))) throw await refuse(c, asPerson, id)
        if (offset > noted) await note(offset)
      } else {
        if (declaredSha256 && sha256 !== declaredSha256)
          throw new DomainError('blob_mismatch', { reason: 'another SHA-256' })
        await complete(c, asPerson, upload, sha256)
      }
      return offset
    } catch (error) {
      const isLie = error instanceof DomainError && error.code === 'blob_mismatch'
      if (isLie && noted > from) await asPerson((work) => work.uploads.rewind(id, noted, from))
      throw error
    }
  })
}

/** What arrived becomes a track, or is refused; either way nothing of it stays here. */
async function complete(c: Context<App>, asPerson: InWork, upload: Upload, sha256: string): Promise<void> {
  const { machines, uploads: files } = c.var.house
  const { id, size } = upload
  const format = await files.read(id, sniffTrack)
  if (!format) throw await refuse(c, asPerson, id)
  try {
    await receive({ ...machines, inWork: asPerson }, upload, { file: files.path(id), sha256, size, format })
  } catch (error) {
    if (error instanceof DomainError && error.code === 'quota_exceeded') await files.remove(id)
    throw error
  }
  await files.remove(id)
}

/** Whether the first bytes are enough to see that it will never be music: nobody should have to send the rest of a film. */
async function isNoMusic(c: Context<App>, id: string, offset: number): Promise<boolean> {
  let isEnough = true
  const format = await c.var.house.uploads.read(id, (read) =>
    sniffTrack((start, length) => {
      isEnough &&= start + length <= offset
      return read(start, length)
    }),
  )
  return isEnough && !format
}

async function refuse(c: Context<App>, asPerson: InWork, id: string): Promise<DomainError> {
  await asPerson((work) => work.uploads.end(id, { state: 'refused', errorCode: 'format_unsupported' }))
  await c.var.house.uploads.remove(id)
  return new DomainError('format_unsupported')
}
