/** “(feat. X)”, “[2011 Remaster]”, “ - Remastered 2009”: said of the same recording in one library and not in another. */
const asides = /[([](?:feat|ft|featuring|with|remaster|\d{4} remaster|explicit|album version|bonus)[^)\]]*[)\]]/g
const trailing = / - (?:\d{4} )?(?:digital )?remaster(?:ed)?(?: version)?(?: \d{4})?$| (?:feat|ft)\. .*$/

/** Letters and digits only, without case, accents and asides; what has none of them stays as it is. */
export const normalised = (text: string | undefined): string => {
  if (text === undefined) return ''
  const lower = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')
  const bare = lower.replace(asides, ' ').replace(trailing, '').replaceAll('&', ' and ')
  const words = bare
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return words || lower.replace(/\s+/g, ' ').trim()
}

/** An artist without the article in front or behind: “The Kinks”, “Kinks, The”. */
export const normalisedArtist = (text: string | undefined): string => normalised(text).replace(/^the | the$/, '')

/** “…/01 - Artist - Title.mp3” says something too, when nothing else does. */
export const nameIn = (location: string | undefined): string | undefined => {
  const file = /([^/\\?#]+)(?:[?#].*)?$/.exec(location ?? '')?.[1]
  if (file === undefined) return undefined
  let name = file
  try {
    name = decodeURIComponent(file)
  } catch {
    // a stray % in a name
  }
  return name
    .replace(/\.[a-z\d]{2,4}$/i, '')
    .replace(/^\d{1,3}(?:[\s._-]+)(?=\D)/, '')
    .replaceAll('_', ' ')
}

/** An identifier without what programs write around it: a MusicBrainz address, `urn:isrc:`, case. */
export const normalisedIdentifier = (text: string): string => {
  const lower = text.trim().toLowerCase()
  return (
    /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/.exec(lower)?.[0] ??
    lower.replace(/^(?:urn:)?isrc:/, '').replace(/\/$/, '')
  )
}
