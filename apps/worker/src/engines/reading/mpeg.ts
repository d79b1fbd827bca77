// ISO 11172-3 and 13818-3: bit rates in kbit/s by index, for layers 1 to 3 of version 1, and layers 1, then 2 and 3, of version 2.
const RATES = {
  v1: [
    [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  ],
  v2: [
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  ],
} as const
const SAMPLE_RATES = [44_100, 48_000, 32_000] as const

/** A frame of MPEG audio: its length in bytes, and what must be the same in the next one. */
export type MpegFrame = { length: number; layout: number; isMono: boolean }

/** The frame whose header stands at `at`; undefined where none does. */
export function mpegFrame(bytes: Uint8Array, at: number): MpegFrame | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4)
  if (a !== 0xff || (b & 0xe0) !== 0xe0) return undefined
  const version = (b >> 3) & 3 // 3: 1, 2: 2, 0: 2.5
  const layer = 4 - ((b >> 1) & 3)
  const rate = SAMPLE_RATES[(c >> 2) & 3]
  const kilobits = RATES[version === 3 ? 'v1' : 'v2'][layer - 1]?.[c >> 4]
  if (version === 1 || layer === 4 || !rate || !kilobits || (d & 3) === 2) return undefined
  const hertz = version === 3 ? rate : version === 2 ? rate / 2 : rate / 4
  const padding = (c >> 1) & 1
  const length =
    layer === 1
      ? (Math.floor((12_000 * kilobits) / hertz) + padding) * 4
      : Math.floor(((layer === 3 && version !== 3 ? 72_000 : 144_000) * kilobits) / hertz) + padding
  return { length, layout: (b & 0x1e) | ((c & 0x0c) << 8), isMono: d >> 6 === 3 }
}

/** The first place in `bytes` from which three frames follow each other, or two that end the file. */
export function firstFrame(bytes: Uint8Array, isWhole: boolean): (MpegFrame & { at: number }) | undefined {
  for (let at = bytes.indexOf(0xff); at >= 0 && at + 4 <= bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const first = mpegFrame(bytes, at)
    if (!first) continue
    const second = mpegFrame(bytes, at + first.length)
    if (second?.layout !== first.layout) continue
    const third = at + first.length + second.length
    if (mpegFrame(bytes, third)?.layout === first.layout || (isWhole && third >= bytes.length - 128))
      return { ...first, at }
  }
  return undefined
}
