export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export type Picture = { mediaType: (typeof pictureTypes)[number]; width: number; height: number }

/** The most pixels a side a cover may have: a browser unpacks it whole. */
export const largestSide = 8192

/** What a picture is and how large, in pixels, by its first bytes; undefined for what is no JPEG, PNG or WebP, or is too large. */
export function readPicture(bytes: Uint8Array): Picture | undefined {
  const found = png(bytes) ?? webp(bytes) ?? jpeg(bytes)
  const fits = (side: number) => side >= 1 && side <= largestSide
  return found && fits(found.width) && fits(found.height) ? found : undefined
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const text = (bytes: Uint8Array, at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length))

/** PNG, 11.2.2: IHDR comes first. */
function png(bytes: Uint8Array): Picture | undefined {
  if (bytes.length < 24 || text(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n' || text(bytes, 12, 4) !== 'IHDR') return undefined
  return { mediaType: 'image/png', width: viewOf(bytes).getUint32(16), height: viewOf(bytes).getUint32(20) }
}

/** RFC 9649, 2.5 to 2.7. */
function webp(bytes: Uint8Array): Picture | undefined {
  if (bytes.length < 30 || text(bytes, 0, 4) !== 'RIFF' || text(bytes, 8, 4) !== 'WEBP') return undefined
  const view = viewOf(bytes)
  const size = (width: number, height: number): Picture => ({ mediaType: 'image/webp', width, height })
  const kind = text(bytes, 12, 4)
  if (kind === 'VP8 ') return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
  if (kind === 'VP8L') {
    const packed = view.getUint32(21, true)
    return size((packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1)
  }
  if (kind !== 'VP8X') return undefined
  return size((view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1)
}

/** ITU T.81, B.1.1.3 and B.2.2: segments follow one another until a frame header tells the size. */
function jpeg(bytes: Uint8Array): Picture | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined
  const view = viewOf(bytes)
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { mediaType: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    if (marker === 0xda || marker === 0xd9) return undefined
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}
