import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { readPicture } from '@stemma/domain/library/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pngOf } from '../../testing/pictures.ts'
import { draw } from './draw.ts'
import { Reader } from './reader.ts'
import { within } from './shrink.ts'

const reader = new Reader()
let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'stemma-draw-'))))
afterAll(() => {
  reader.close()
  rmSync(folder, { recursive: true })
})

/** What becomes of a picture in a child. */
const drawn = (bytes: Uint8Array) => {
  const picture = join(folder, 'cover')
  writeFileSync(picture, bytes)
  return reader.draw({ picture, size: bytes.length }, new AbortController().signal)
}

describe('a cover', () => {
  test('is drawn within 96 and 480 pixels, as JPEG, what was left on the left', async () => {
    const { small, middle } = await drawn(pngOf(1000, 500))
    expect(readPicture(middle!)).toEqual({ mediaType: 'image/jpeg', width: 480, height: 240 })
    expect(readPicture(small!)).toEqual({ mediaType: 'image/jpeg', width: 96, height: 48 })
    expect(small!.length).toBeLessThan(2000)
    const again = await draw(new Uint8Array(middle!))
    expect(again.middle).toBeNull()
    expect(readPicture(again.small!)).toMatchObject({ width: 96, height: 48 })
  })

  test('that is small enough is left as it is', async () => {
    expect(await drawn(pngOf(96, 96))).toEqual({ small: null, middle: null })
    expect(await drawn(pngOf(200, 100))).toMatchObject({ small: expect.anything() as unknown, middle: null })
  })

  test('is the mean of what it stands for, over white where one sees through it', () => {
    const data = Uint8ClampedArray.of(0, 0, 0, 255, 100, 200, 40, 255, 0, 0, 0, 0, 0, 0, 0, 255)
    expect(within({ data, width: 4, height: 1 }, 2)?.data).toEqual(
      Uint8ClampedArray.of(50, 100, 20, 255, 128, 128, 128, 255),
    )
    expect(within({ data, width: 2, height: 2 }, 2)).toBeNull()
  })
})

describe('a picture that is none', () => {
  const good = pngOf(300, 300)
  const scans = (count: number) => {
    const head = Buffer.from('ffd8ffc2000b080bb80bb801011100', 'hex')
    return Buffer.concat([head, ...Array.from({ length: count }, () => Buffer.from('ffda0008010100003f00', 'hex'))])
  }
  const hostile: Record<string, Uint8Array> = {
    'with pixels that end too soon': pngOf(300, 300, deflateSync(new Uint8Array(50))),
    'with pixels that are no deflate': pngOf(300, 300, new Uint8Array(500).fill(0xaa)),
    'cut off': good.slice(0, 60),
    'that declares more pixels than fit': pngOf(8000, 8000, deflateSync(new Uint8Array(100))),
    'that is a JPEG by its first bytes alone': Uint8Array.of(0xff, 0xd8, 0xff, ...new Uint8Array(1000)),
    'that is a WebP by its head alone': Buffer.concat([
      Buffer.from('RIFF\x00\x01\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xff\x00\x00\xff\x00\x00', 'latin1'),
      Buffer.alloc(300, 0xff),
    ]),
    'of scans over scans': scans(20_000),
  }
  test.each(Object.entries(hostile))('%s is refused, or drawn', async (_, bytes) => {
    const fate = await drawn(bytes).catch((error: unknown) => (error as { code: string }).code)
    if (typeof fate === 'string') expect(fate).toMatch(/^track_(damaged|too_costly)$/)
    else for (const each of [fate.small, fate.middle]) expect(each === null || readPicture(each)).not.toBe(undefined)
  })

  test('leaves nothing behind for the next', async () => {
    expect((await drawn(good)).small).not.toBeNull()
  })
})
