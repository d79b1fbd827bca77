import type { Picture } from './protocol.ts'

/** The largest cover that is kept, in bytes. */
const largest = 5 * 1024 * 1024

/** What a picture is by its own bytes, whatever the tag calls it. */
function mediaTypeOf(bytes: Uint8Array): Picture['mediaType'] | undefined {
  const is = (at: number, ...magic: number[]) => magic.every((byte, i) => bytes[at + i] === byte)
  if (is(0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (is(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (is(0, 0x52, 0x49, 0x46, 0x46) && is(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp'
  return undefined
}

/** The cover among the pictures of a file: the front, else the first that is one. */
export function coverOf(pictures: readonly { data: Uint8Array; type?: string | undefined }[]): Picture | null {
  const front = pictures.filter(({ type }) => type?.startsWith('Cover (front)'))
  for (const { data } of [...front, ...pictures]) {
    const mediaType = mediaTypeOf(data)
    if (mediaType && data.length <= largest) return { bytes: data, mediaType }
  }
  return null
}
