import { INFO_TAGS, type WavInfo } from '@stemma/audio'
import type { MetadataTags } from 'mediabunny'

/** Tags every format has a place for; any other key is a custom one, written in capitals (`STEMMA_RECIPE`). */
const common = ['title', 'artist', 'album', 'genre', 'comment'] as const

type Sorted = { known: Partial<Record<(typeof common)[number], string>>; custom: Record<string, string> }

const mostCharacters = 65_536

/** Text as every tag format can hold it: no control characters but line breaks, no lone surrogates. */
const clean = (text: string) =>
  text
    .slice(0, mostCharacters)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x09\x0b-\x1f\x7f]/g, ' ')

const sort = (tags: Record<string, string>): Sorted => {
  const sorted: Sorted = { known: {}, custom: {} }
  for (const [key, value] of Object.entries(tags)) {
    const name = common.find((known) => known === key.toLowerCase())
    if (name) sorted.known[name] = clean(value)
    else sorted.custom[key.toUpperCase().replace(/[^A-Z0-9]/g, '_')] = clean(value)
  }
  return sorted
}

/** RIFF INFO has no custom keys: they follow the comment as lines `KEY=value`, as in a Vorbis comment. */
export const wavInfo = (tags: Record<string, string>): WavInfo => {
  const { known, custom } = sort(tags)
  const comment = [known.comment ?? [], Object.entries(custom).map(([key, value]) => `${key}=${value}`)].flat()
  const info: Record<string, string> = {}
  if (known.title !== undefined) info[INFO_TAGS.title] = known.title
  if (known.artist !== undefined) info[INFO_TAGS.artist] = known.artist
  if (known.album !== undefined) info['IPRD'] = known.album
  if (known.genre !== undefined) info[INFO_TAGS.genre] = known.genre
  if (comment.length > 0) info[INFO_TAGS.comment] = comment.join('\n')
  return info
}

/** Vorbis comments. */
export const flacTags = (tags: Record<string, string>): MetadataTags => {
  const { known, custom } = sort(tags)
  return { ...known, raw: custom }
}

/** ID3v2.4 frames, custom ones as TXXX. */
export const mp3Tags = (tags: Record<string, string>): MetadataTags => {
  const { known, custom } = sort(tags)
  return { ...known, ...(Object.keys(custom).length > 0 && { raw: { TXXX: custom } }) }
}
