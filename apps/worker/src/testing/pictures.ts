import { crc32, deflateSync } from 'node:zlib'

const chunk = (name: string, data: Uint8Array) => {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length)
  bytes.write(name, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), 8 + data.length)
  return bytes
}
/** A grey PNG, light on the left and dark on the right; `packed` in place of its pixels. */
export function pngOf(width: number, height: number, packed?: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const row = Uint8Array.from({ length: width + 1 }, (_, at) => (at > 0 && at <= width / 2 ? 240 : at > 0 ? 16 : 0))
  const pixels = packed ?? deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  const magic = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  return new Uint8Array(
    Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', new Uint8Array())]),
  )
}
