import { renew } from '../session.ts'

/** Where a blob is fetched; `via` is the share token that lets a stranger hear it. */
export const mediaUrl = (sha256: string, via?: string): string =>
  `/media/${sha256}${via === undefined ? '' : `?via=${encodeURIComponent(via)}`}`

/** Where a picture is fetched that needs so many pixels a side; covers are drawn within 96 and 480. */
export const coverUrl = (sha256: string, side: 96 | 480, via?: string): string => {
  const url = mediaUrl(sha256, via)
  return `${url}${url.includes('?') ? '&' : '?'}size=${side}`
}

/** The bytes of a blob. What may not be read looks missing, so a session that ran out is renewed and asked once more. */
export const fetchMedia = async (url: string): Promise<ArrayBuffer> => {
  let answer = await fetch(url)
  if ((answer.status === 401 || answer.status === 404) && !url.includes('via=') && (await renew()))
    answer = await fetch(url)
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.arrayBuffer()
}
