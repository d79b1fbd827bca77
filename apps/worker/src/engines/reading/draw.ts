import { readFileSync } from 'node:fs'
import { readPicture, type Picture } from '@stemma/domain/library/pure'
import { Unfit, type Drawn } from './protocol.ts'
import { within, type Pixels } from './shrink.ts'

/** A picture of more is shown as it was sent: unpacked, it would not fit into what a child may hold. */
const mostPixels = 10_000_000

/** Pixels a side. */
const [small, middle] = [96, 480]

// What Node has and its types have not, and what the codecs speak of.
declare const WebAssembly: { Module: new (bytes: Uint8Array) => object }
declare global {
  interface ImageData extends Pixels {}
}

const wasm = (path: string) => new WebAssembly.Module(readFileSync(new URL(import.meta.resolve(path))))

// The codecs make what they decode an ImageData, which only browsers have.
Object.assign(globalThis, {
  ImageData: function (this: Pixels, data: Uint8ClampedArray, width: number, height: number) {
    Object.assign(this, { data, width, height })
  },
})

/** Each codec is loaded with the first picture that needs it. */
async function decode(bytes: ArrayBuffer, mediaType: Picture['mediaType']): Promise<Pixels> {
  switch (mediaType) {
    case 'image/jpeg': {
      const { default: decodeJpeg, init } = await import('@jsquash/jpeg/decode.js')
      await init(wasm('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'))
      return decodeJpeg(bytes, { preserveOrientation: true })
    }
    case 'image/png': {
      const { decode: decodePng, init } = await import('@jsquash/png/decode.js')
      await init(wasm('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'))
      return decodePng(bytes)
    }
    case 'image/webp': {
      const { default: decodeWebp, init } = await import('@jsquash/webp/decode.js')
      await init(wasm('@jsquash/webp/codec/dec/webp_dec.wasm'))
      return decodeWebp(bytes)
    }
  }
}

async function encode(pixels: Pixels): Promise<Uint8Array> {
  const { default: encodeJpeg, init } = await import('@jsquash/jpeg/encode.js')
  await init(wasm('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))
  return new Uint8Array(await encodeJpeg(pixels, { quality: 80 }))
}

/** A picture in smaller sizes, as JPEG. Rejects for what cannot be decoded, or is more than was declared. */
export async function draw(bytes: Uint8Array<ArrayBuffer>): Promise<Drawn> {
  const picture = readPicture(bytes)
  if (!picture || picture.width * picture.height > mostPixels) throw new Unfit('track_damaged')
  const whole = await decode(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), picture.mediaType)
  const medium = within(whole, middle)
  const little = within(medium ?? whole, small)
  return { small: little && (await encode(little)), middle: medium && (await encode(medium)) }
}
