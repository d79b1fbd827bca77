import { randomBytes, randomUUID } from 'node:crypto'
import type { RequiredEntityData } from '@mikro-orm/core'
import type { Tags } from '../library/input.ts'
import type { Ask } from '../library/filters.ts'
import { listTracks, type Reach, type TracksWanted } from '../library/search.ts'
import type { TrackSeen } from '../library/track-view.ts'
import { writePage, type PageQuery, type WrittenPage } from '../shared/page.ts'
import { sql } from '../shared/sql.ts'
import { Generation } from '../sounds/generation.ts'
import type { Work } from '../work.ts'
import type { World } from './world.ts'

/** Somebody who may write rows past every policy. */
type Maker = { asOwner<T>(work: (unit: Work) => Promise<T>): Promise<T> }

/** A digest of bytes that nobody has. */
export const aDigest = (): string => randomBytes(32).toString('hex')

/** A blob as the database knows it, held by `owner`; the store has no bytes for it. */
export async function aBlob(maker: Maker, owner: string, digest = aDigest()): Promise<string> {
  await maker.asOwner(async (work) => {
    await work.rows(
      sql`insert into storage.blobs (sha256, size, media_type) values (${digest}, 1000, 'audio/wav') on conflict do nothing`,
    )
    await work.rows(
      sql`insert into storage.holdings (owner_id, sha256) values (${owner}, ${digest}) on conflict do nothing`,
    )
  })
  return digest
}

/** A sound that is ready, with audio and waveform, unless told otherwise. Answers its id. */
export async function aGeneration(
  maker: Maker,
  owner: string,
  made: Partial<Omit<RequiredEntityData<Generation>, 'audioSha256'>> & { audioSha256?: null } = {},
): Promise<string> {
  const ready = (made.state ?? 'ready') === 'ready'
  const audio = ready ? await aBlob(maker, owner) : null
  const peaks = ready ? await aBlob(maker, owner) : null
  return maker.asOwner(async (work) => {
    const sound = work.em.create(Generation, {
      id: randomUUID(),
      userId: owner,
      prompt: 'a short squeaky one that ends wet',
      duration: 1.5,
      wetness: 3,
      pitch: 5,
      type: 'classic',
      confidence: 0.8,
      reader: 'rules/v1',
      seed: 1,
      state: 'ready',
      audioSha256: audio,
      peaksSha256: peaks,
      renderedSha256: audio,
      audioUrl: audio === null ? '' : `/media/${audio}`,
      fileSizeBytes: ready ? 1000 : null,
      audioExpiresAt: ready ? new Date(Date.now() + 90 * 86_400_000) : null,
      ...made,
    })
    await work.em.flush()
    return sound.id
  })
}

/** A link to a sound. Answers its token. */
export async function aShare(
  maker: Maker,
  owner: string,
  generation: string,
  made: { isPublic?: boolean; createdAt?: Date; expiresAt?: Date } = {},
): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await maker.asOwner((work) =>
    work.rows(sql`
      insert into sounds.shared_sounds (generation_id, owner_id, share_token, is_public, created_at, expires_at)
        values (${generation}, ${owner}, ${token}, ${made.isPublic ?? true}, ${(made.createdAt ?? new Date()).toISOString()}, ${made.expiresAt?.toISOString() ?? null})`),
  )
  return token
}

/** A collection with these sounds, in this order. Answers its id. */
export async function aCollection(
  maker: Maker,
  owner: string,
  sounds: readonly string[] = [],
  made: { name?: string; isPublic?: boolean } = {},
): Promise<string> {
  const id = randomUUID()
  await maker.asOwner(async (work) => {
    await work.rows(sql`
      insert into sounds.collections (id, user_id, name, is_public, sound_count)
        values (${id}, ${owner}, ${made.name ?? `Collection ${id.slice(0, 8)}`}, ${made.isPublic ?? false}, ${sounds.length})`)
    await work.rows(sql`
      insert into sounds.collection_sounds (collection_id, generation_id, owner_id, sort_order)
        select ${id}, s.id, ${owner}, s.place * 1024 from unnest(${[...sounds]}::uuid[]) with ordinality s (id, place)`)
  })
  return id
}

/** Tracks of a person's library, without files. Answers their ids. */
export const someTracks = (
  world: Pick<World, 'as'>,
  owner: string,
  wanted: readonly ({ title: string; durationMs?: number } & Partial<Tags>)[],
): Promise<string[]> =>
  world.as(owner, async (work) => {
    const tracks = wanted.map(({ title, durationMs, ...tags }) => ({ title, durationMs, tags }))
    const ids = await work.tracks.begin(tracks.map(({ title, tags }) => ({ title, format: 'flac', tags })))
    for (const [index, { durationMs, title, tags }] of tracks.entries())
      if (durationMs !== undefined)
        await work.tracks.read(ids[index]!, {
          said: { tags: { title, ...tags } },
          durationMs,
          bitrate: 900,
          format: 'flac',
        })
    return ids
  })

/** All of a person's tracks that are wanted, page by page, however short a page. */
export function everyTrack(
  world: Pick<World, 'as'>,
  user: string,
  wanted: Omit<Partial<TracksWanted>, 'cursor'>,
  reach?: Reach,
): Promise<TrackSeen[]> {
  return everyOne(world, user, (cursor, ask) =>
    listTracks({ order: 'rank', descending: false, limit: 3, ...wanted, cursor }, ask, reach),
  )
}

/** All items of all pages of a list. */
export async function everyOne<T>(
  world: Pick<World, 'as'>,
  user: string,
  page: (cursor: string | undefined, ask: Ask) => Promise<WrittenPage<T>>,
): Promise<T[]> {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const written: WrittenPage<T> = await world.as(user, (work) => page(cursor, (statement) => work.rows(statement)))
    all.push(...written.revive().items)
    cursor = written.nextCursor ?? undefined
  } while (cursor)
  return all
}

/** A playlist with these tracks, in this order. Answers its id. */
export const aPlaylist = (world: Pick<World, 'as'>, owner: string, tracks: readonly string[] = []): Promise<string> =>
  world.as(owner, async (work) => {
    const id = await work.playlists.create({ name: 'A playlist', description: null, isPublic: false })
    if (tracks.length > 0) await work.playlistTracks.append(id, tracks)
    return id
  })

/** All items of all pages of a list, three a page. */
export async function everything<T>(
  world: Pick<World, 'as'>,
  user: string,
  page: (range: { cursor: string | undefined; limit: number }) => PageQuery<T>,
): Promise<T[]> {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const query = page({ cursor, limit: 3 })
    const written = writePage(query, await world.as(user, (work) => work.rows<{ items: string }>(query.statement)))
    all.push(...written.revive().items)
    cursor = written.nextCursor ?? undefined
  } while (cursor)
  return all
}
