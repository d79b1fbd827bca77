import type { Context } from 'hono'
import { once, type Sql } from '@stemma/domain'
import { oneOpened, onePublicPlaylist, readOpened, readPublicPlaylist } from '@stemma/domain/library'
import { playlistId, shareToken } from '@stemma/domain/library/input'
import type { App } from '../context.ts'
import { escapeHtml } from '../web.ts'

type Head = { title?: string; head?: string }
type Shown = { name: string; type: string; description: string; path: string; image?: string }

const ask = (c: Context<App>, statement: Sql) =>
  once<{ item: string }>(c.var.house.machines.orm, { token: null, level: 'anyone', scope: null }, statement)

const plain = (text: string) => text.replace(/\s+/g, ' ').slice(0, 90)
const tracks = (count: number) => `${count} ${count === 1 ? 'track' : 'tracks'}`

/** The title and Open Graph tags of what is shown. */
function headOf(c: Context<App>, { name, type, description, path, image }: Shown): Head {
  const { publicUrl } = c.var.house.machines
  const title = `“${plain(name)}” on Stemma`
  const tags = {
    'og:type': type,
    'og:site_name': 'Stemma',
    'og:title': title,
    'og:description': description,
    'og:url': `${publicUrl}${path}`,
    'og:image': `${publicUrl}${image ?? '/icon.svg'}`,
  }
  const head = Object.entries(tags)
    .map(([property, content]) => `<meta property="${property}" content="${escapeHtml(content)}">`)
    .join('')
  return { title, head: `${head}<link rel="canonical" href="${escapeHtml(`${publicUrl}${path}`)}">` }
}

/** What a link to a track, an album or a playlist leads to; nothing where it leads nowhere. */
export async function linkHead(c: Context<App>, said: string): Promise<Head> {
  const token = shareToken.safeParse(said).data
  if (token === undefined) return {}
  const rows = await ask(c, oneOpened(token))
  if (rows.length === 0) return {}
  const { kind, name, artist, trackCount, madeBy, coverSha256 } = readOpened(rows)
  const by = artist === null ? '' : ` by ${plain(artist)}`
  return headOf(c, {
    name,
    type: { track: 'music.song', album: 'music.album', playlist: 'music.playlist' }[kind],
    description:
      kind === 'track' ? `A track${by}, shared by ${madeBy}.` : `${tracks(trackCount)}${by}, shared by ${madeBy}.`,
    path: `/l/${token}`,
    ...(coverSha256 !== null && { image: `/media/${coverSha256}?via=${token}` }),
  })
}

/** What a public playlist is; nothing where there is none. */
export async function playlistHead(c: Context<App>, said: string): Promise<Head> {
  const id = playlistId.safeParse(said).data
  if (id === undefined) return {}
  const rows = await ask(c, onePublicPlaylist(id))
  if (rows.length === 0) return {}
  const { name, trackCount, isSmart, madeBy } = readPublicPlaylist(rows)
  const description = isSmart ? `A playlist by ${madeBy}.` : `A playlist of ${tracks(trackCount)} by ${madeBy}.`
  return headOf(c, { name, type: 'music.playlist', description, path: `/p/${id}` })
}
