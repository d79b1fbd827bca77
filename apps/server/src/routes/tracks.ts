import { open, rm, stat } from 'node:fs/promises'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { DomainError, inWork } from '@stemma/domain'
import { mediaTypeOf, type MusicTrack } from '@stemma/domain/library'
import { trackId, type TrackFormat } from '@stemma/domain/library/input'
import { streamOf } from '../adapters/blobs/disk.ts'
import { conversion, spokenFormats, spokenTypes, withTags } from '../adapters/ffmpeg/options.ts'
import { fileName } from '../adapters/zip/names.ts'
import { contextOf, originOf, type App } from '../context.ts'
import { attachment } from './attachment.ts'
import { sendBlob } from './send-blob.ts'

/** A track whose file is here. */
export type Filed = MusicTrack & { fileSha256: string; fileSize: number; format: TrackFormat }

const wanted = z.object({
  format: z.enum(spokenFormats).optional(),
  bitrate: z.coerce.number().int().min(32).max(320).default(128),
})

/** Tracks by their ids: to hear, also in a smaller format, and to take away. */
export const tracks = new Hono<App>()
  .on(['GET', 'HEAD'], '/media/track/:id', async (c) => {
    const { format, bitrate } = wanted.parse(c.req.query())
    const { track, user } = await mine(c)
    return sendTrack(c, track, user, format && { format, bitrate })
  })
  .get('/download/track/:id', async (c) => {
    const { track, user } = await mine(c)
    const headers = named(track)
    if (c.req.query('tags') === undefined) return sendBlob(c, original(track), headers)
    const { ffmpeg } = c.var.house
    if (!(await ffmpeg.present())) throw new DomainError('tags_unwritable')
    const { format } = track
    const about = { 'content-type': mediaTypeOf[format], 'cache-control': 'private, no-cache', ...headers }
    if (c.req.method === 'HEAD') return c.body(null, 200, about)
    const file = { bytes: () => bytesOf(c, track), format, signal: c.req.raw.signal }
    const path = await ffmpeg.retag(user, { ...file, output: withTags(format, track) })
    const { size } = await stat(path)
    const opened = await open(path, 'r')
    await rm(path) // an open file can be read to its end
    return c.body(streamOf(opened, { start: 0, end: size - 1 }), 200, { ...about, 'content-length': String(size) })
  })

/** A track as it is, or converted where this machine can and it is not so already. */
export async function sendTrack(
  c: Context<App>,
  track: Filed,
  user: string,
  into: { format: (typeof spokenFormats)[number]; bitrate: number } | undefined,
): Promise<Response> {
  const { ffmpeg } = c.var.house
  const isSo = !into || (into.format === track.format && (track.bitrate ?? Infinity) <= into.bitrate)
  if (isSo || !(await ffmpeg.present())) return sendBlob(c, original(track))
  const headers = {
    'content-type': spokenTypes[into.format],
    'cache-control': 'private, no-store',
    'accept-ranges': 'none',
  }
  if (c.req.method === 'HEAD') return c.body(null, 200, headers)
  const file = { bytes: () => bytesOf(c, track), format: track.format, signal: c.req.raw.signal }
  return c.body(await ffmpeg.convert(user, { ...file, output: conversion(into.format, into.bitrate) }), 200, headers)
}

/** The name a track is taken away under. */
export const named = ({ artist, title, format }: Filed) =>
  attachment(fileName([artist, title].filter(Boolean).join(' - '), format))

/** The bytes of a track as they were sent. */
export const original = ({ fileSha256, fileSize, format }: Filed) => ({
  sha256: fileSha256,
  size: fileSize,
  mediaType: mediaTypeOf[format],
})

export function filed(track: MusicTrack): Filed {
  if (!track.fileSha256 || !track.fileSize || !track.format) throw new DomainError('blob_missing')
  return track as Filed
}

/** The track a path names, if it is the caller's and its file is here. */
async function mine(c: Context<App>): Promise<{ track: Filed; user: string }> {
  const id = trackId.parse(c.req.param('id'))
  const { machines, token } = contextOf(c)
  const caller = { token, level: 'person', scope: 'library:read' } as const
  return inWork(
    machines.orm,
    caller,
    async (work) => {
      return { track: filed(await work.tracks.get(id)), user: work.user }
    },
    originOf(c),
  )
}

async function bytesOf(c: Context<App>, { fileSha256 }: Filed): Promise<ReadableStream<Uint8Array>> {
  const stored = await c.var.house.machines.blobs.read(fileSha256)
  if (!stored) throw new DomainError('blob_missing')
  return stored.stream
}
