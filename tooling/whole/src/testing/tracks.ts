import { crc32, deflateSync } from 'node:zlib'
import { withClient } from '@stemma/testing'
import type { Person } from './people.ts'

export type Wanted = {
  title: string
  artist?: string
  album?: string
  albumArtist?: string
  genre?: string
  year?: number
  trackNumber?: number
  key?: string
}

/** Tracks that have been read, without files: as many as a test wants, in the order they are named. Answers their ids. */
export const someTracks = (adminUrl: string, { name }: Person, tracks: readonly Wanted[]): Promise<string[]> =>
  withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into library.music_tracks (user_id, title, artist, album, album_artist, genre, year, track_number, format, bitrate,
          duration_ms, duration, file_size, tempo, tempo_confidence, musical_key, key_confidence, loudness, peak, state, metadata, created_at)
        select u.id, t.title, t.artist, t.album, t."albumArtist", t.genre, t.year, t."trackNumber", 'flac', 900,
            180000 + n * 1000, 180 + n, 20000000 + n, 60 + n % 120, 0.9, coalesce(t.key, 'Am'), 0.8, -11.5, -0.4, 'ready',
            jsonb_build_object('tags', jsonb_strip_nulls(to_jsonb(t) - 'key')), now() - n * interval '1 hour'
          from identity.users u, rows from (jsonb_to_recordset($2::jsonb) as (title text, artist text, album text, "albumArtist" text,
            genre text, year int, "trackNumber" int, key text)) with ordinality
            t (title, artist, album, "albumArtist", genre, year, "trackNumber", key, n)
          where u.username = $1 order by n returning id`,
      [name, JSON.stringify(tracks)],
    )
    return rows.map(({ id }) => id)
  })

/** A PNG of one colour with a band across. */
export function aPicture(colour: readonly [number, number, number], side = 96): Buffer {
  const part = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Array.from({ length: side }, (_, y) => {
    const shade = y > side * 0.55 && y < side * 0.75 ? 1.5 : 1
    const row = Buffer.alloc(1 + side * 3)
    for (let x = 0; x < side; x++)
      row.set(
        colour.map((value) => Math.min(255, value * shade)),
        1 + x * 3,
      )
    return row
  })
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    part('IHDR', head),
    part('IDAT', deflateSync(Buffer.concat(rows))),
    part('IEND', Buffer.alloc(0)),
  ])
}

/** Sends a picture and makes it the cover of tracks, as the app does. */
export async function giveCover(
  url: string,
  person: Person,
  trackIds: readonly string[],
  picture: Buffer,
): Promise<void> {
  const answer = await fetch(`${url}/covers`, {
    method: 'PUT',
    headers: { ...person.headers, 'content-type': 'image/png' },
    body: new Uint8Array(picture),
  })
  if (!answer.ok) throw new Error(`The cover was refused: ${answer.status} ${await answer.text()}`)
  const { sha256 } = (await answer.json()) as { sha256: string }
  await person.api.library.tracks.setCover.mutate({ trackIds: [...trackIds], cover: sha256 })
}
