import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { storableName, titleOf } from './file-name.ts'
import { mpegFrame } from './mpeg-frame.ts'
import { readPicture } from './picture.ts'
import { sniffTrack } from './sniff.ts'

const runs = 1000
const bytes = (...parts: (string | number[] | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))
const sniffed = (file: Uint8Array) => sniffTrack(async (start, length) => file.subarray(start, start + length))
const zeros = (length: number) => new Uint8Array(length)

/** MPEG 1, layer III, 128 kbit/s, 44,100 Hz: 417 bytes a frame. */
const frame = bytes([0xff, 0xfb, 0x90, 0x00], zeros(413))
const adts = bytes([0xff, 0xf1, 0x50, 0x80, 0x02, 0x00, 0xfc], zeros(9))
const ogg = (packet: string) => bytes('OggS', zeros(22), [1, 30], packet, zeros(40))
const id3 = (length: number) =>
  bytes('ID3', [4, 0, 0], [length >> 21, (length >> 14) & 127, (length >> 7) & 127, length & 127])
const samples = {
  mp3: bytes(frame, frame),
  flac: bytes('fLaC', zeros(34)),
  wav: bytes('RIFF', zeros(4), 'WAVEfmt '),
  ogg: ogg('\x01vorbis'),
  opus: ogg('OpusHead'),
  m4a: bytes([0, 0, 0, 32], 'ftypM4A ', zeros(20)),
  aac: bytes(adts, adts),
  webm: bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f], zeros(10), [0x42, 0x82, 0x84], 'webm', zeros(20)),
}

describe('what a file is', () => {
  test.for(Object.entries(samples))('%s', async ([format, file]) => {
    expect(await sniffed(file)).toBe(format)
  })

  test('behind ID3 tags, however long, and behind zeros', async () => {
    expect(await sniffed(bytes(id3(200_000), zeros(200_000), samples.mp3))).toBe('mp3')
    expect(await sniffed(bytes(id3(20), zeros(20), id3(9), zeros(9), samples.flac))).toBe('flac')
    expect(await sniffed(bytes(id3(5), zeros(5), zeros(3000), samples.mp3))).toBe('mp3')
    expect(await sniffed(bytes([1, 2, 3, 0xff, 0xfb], samples.mp3))).toBe('mp3')
  })

  const others: Record<string, Uint8Array> = {
    nothing: zeros(0),
    zeros: zeros(100_000),
    'a mebibyte of 0xFF': new Uint8Array(1_048_576).fill(0xff),
    'a tag that promises 256 MB': bytes(id3(0x0fffffff), zeros(100)),
    'tags for ever': bytes(...Array.from({ length: 50 }, () => id3(0))),
    'one frame and then something else': bytes(frame, 'GIF89a', zeros(5000)),
    'a page': bytes('<html>', samples.mp3.subarray(0, 4), zeros(600)),
    'a picture': bytes([0xff, 0xd8, 0xff, 0xe0], zeros(2000)),
    'a film': bytes([0, 0, 0, 32], 'ftypqt  ', zeros(20)),
    'pictures in the same box': bytes([0, 0, 0, 32], 'ftypheic', zeros(20)),
    Matroska: bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x88], 'matroska', zeros(20)),
    'video in Ogg': ogg('\x80theora'),
    AVI: bytes('RIFF', zeros(4), 'AVI LIST'),
  }
  test.for(Object.entries(others))('%s is no music', async ([, file]) => {
    expect(await sniffed(file)).toBeUndefined()
  })

  test('whatever the bytes, it answers and reads little', async () => {
    const flipped = fc
      .tuple(fc.constantFrom(...Object.values(samples)), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }))
      .map(([file, flips]) => {
        const copy = Uint8Array.from(file)
        for (const [at, value] of flips) copy[at % copy.length] = value
        return copy
      })
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 2000 }), flipped), async (file) => {
        let read = 0
        await sniffTrack(async (start, length) => {
          read += length
          return file.subarray(start, start + length)
        })
        expect(read).toBeLessThanOrEqual(4 * 65_536)
        const length = mpegFrame(file, 0)
        expect(length === undefined || (length > 4 && length < 5000)).toBe(true)
        readPicture(file)
      }),
      { numRuns: runs },
    )
  })
})

describe('pictures', () => {
  const png = bytes([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 0, 0, 0, 0, 128], zeros(20))
  const jpeg = bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 17, 8, 0, 100, 0, 200], zeros(20))
  const webp = bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [99, 0, 0, 49, 0, 0], zeros(20))
  test.for([
    [png, 'image/png', 256, 128],
    [jpeg, 'image/jpeg', 200, 100],
    [webp, 'image/webp', 100, 50],
  ] as const)('%#', ([file, mediaType, width, height]) => {
    expect(readPicture(file)).toEqual({ mediaType, width, height })
  })

  test('none that a browser would choke on, and none that ends before its size', () => {
    const wide = Buffer.from(png)
    wide.writeUInt32BE(8193, 16)
    for (const file of [
      wide,
      png.subarray(0, 20),
      jpeg.subarray(0, 12),
      bytes([0xff, 0xd8], new Uint8Array(5000).fill(0xff)),
    ])
      expect(readPicture(file)).toBeUndefined()
  })
})

test('names are text that can be stored, and titles are their last part', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (said) => {
      const name = storableName(said)
      expect(name.length).toBeLessThanOrEqual(500)
      expect(name.isWellFormed() && name.length > 0 && !name.includes('\0')).toBe(true)
      const title = titleOf(name)
      expect(title.length).toBeGreaterThan(0)
      expect(title).not.toMatch(/[\p{Cc}]/u)
    }),
    { numRuns: runs },
  )
  expect(titleOf('../../etc/passwd')).toBe('passwd')
  expect(titleOf('C:\\music\\A song.mp3')).toBe('A song')
  expect(titleOf('.mp3')).toBe('.mp3')
  expect(titleOf('/')).toBe('Untitled')
})
