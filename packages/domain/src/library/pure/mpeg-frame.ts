/** Bit rates in kbit/s (ISO/IEC 11172-3, 2.4.2.3 and 13818-3, 2.4.2.3), by version and layer. */
const rates = {
  '1.1': [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1.2': [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1.3': [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2.1': [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2.2': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  '2.3': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const

/** How long the frame of MPEG audio is whose header stands at an offset, in bytes; undefined where none does. */
export function mpegFrame(bytes: Uint8Array, at: number): number | undefined {
  const [sync = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
  if (sync !== 0xff || (second & 0xe0) !== 0xe0) return undefined
  const [version, layer] = [(second >> 3) & 3, 4 - ((second >> 1) & 3)]
  const [rate, frequency] = [third >> 4, (third >> 2) & 3]
  if (version === 1 || layer === 4 || rate === 0 || rate === 15 || frequency === 3) return undefined
  const kilobits = rates[`${version === 3 ? 1 : 2}.${layer as 1 | 2 | 3}`][rate]!
  const hertz = [44_100, 48_000, 32_000][frequency]! / (version === 3 ? 1 : version === 2 ? 2 : 4)
  const padding = (third >> 1) & 1
  if (layer === 1) return (Math.floor((12_000 * kilobits) / hertz) + padding) * 4
  return Math.floor(((layer === 3 && version !== 3 ? 72_000 : 144_000) * kilobits) / hertz) + padding
}
