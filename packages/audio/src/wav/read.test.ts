import { expect, test } from 'vitest'
import { decodeWav } from './read.ts'
import { encodeWav } from './write.ts'

const audio = { sampleRate: 44_100, channels: [Float32Array.of(0.25, -0.5, 0.75)] }

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0))
}

function joined(...parts: (Uint8Array | number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)))
}

test.each([
  ['ffmpeg', 0xffffffff, 0xffffffff],
  ['SoX', 0x7ffff024, 0x7ffff000],
  ['a writer of zeros', 0, 0],
])('a stream of unknown length, as %s writes it, runs to its end', (_, riff, data) => {
  const bytes = encodeWav(audio, { format: 'pcm16' })
  const view = new DataView(bytes.buffer)
  view.setUint32(4, riff, true)
  view.setUint32(40, data, true)
  expect(Array.from(decodeWav(bytes).channels[0] ?? [])).toEqual([0.25, -0.5, 0.75])
})

test('an empty file is empty, whatever follows its data', () => {
  const bytes = encodeWav(
    { sampleRate: 8000, channels: [new Float32Array(0)] },
    { format: 'pcm16', info: { INAM: 'x' } },
  )
  const back = decodeWav(bytes)
  expect(back.channels[0]?.length).toBe(0)
  expect(back.info).toEqual({ INAM: 'x' })
})

test('unknown chunks of odd size are stepped over with their pad byte', () => {
  const bytes = encodeWav(audio, { format: 'pcm16' })
  const odd = joined(bytes.subarray(0, 12), ascii('junk'), [3, 0, 0, 0, 1, 2, 3, 0], bytes.subarray(12))
  expect(decodeWav(odd).channels[0]?.length).toBe(3)
})

test('samples that end in the middle of a frame lose that frame only', () => {
  const stereo = { sampleRate: 8000, channels: [Float32Array.of(0.5, 0.5), Float32Array.of(-0.5, -0.5)] }
  const bytes = encodeWav(stereo, { format: 'pcm16' })
  new DataView(bytes.buffer).setUint32(40, 6, true)
  expect(decodeWav(bytes).channels.map((channel) => Array.from(channel))).toEqual([[0.5], [-0.5]])
})

test('20 valid bits in a container of 24 are read by the container', () => {
  const bytes = encodeWav(audio, { format: 'pcm24', extensible: true })
  new DataView(bytes.buffer).setUint16(38, 20, true)
  expect(Array.from(decodeWav(bytes).channels[0] ?? [])).toEqual([0.25, -0.5, 0.75])
})

test('a cut-off tag list after the samples does not cost the samples', () => {
  const bytes = encodeWav(audio, { format: 'pcm16', info: { ICMT: 'a long comment that was cut off' } })
  expect(decodeWav(bytes.subarray(0, bytes.length - 10)).channels[0]?.length).toBe(3)
})

test('tags of old programs, Latin-1 and unterminated, are read', () => {
  const bytes = encodeWav(audio, { format: 'pcm16' })
  const list = [...ascii('LIST'), 16, 0, 0, 0, ...ascii('INFOINAM'), 4, 0, 0, 0, 0x63, 0x61, 0x66, 0xe9]
  expect(decodeWav(joined(bytes, list)).info).toEqual({ INAM: 'café' })
})

test('a view into a larger buffer is read where it is', () => {
  const bytes = encodeWav(audio, { format: 'pcm16' })
  expect(decodeWav(joined([9, 9, 9], bytes).subarray(3)).channels[0]?.length).toBe(3)
})

test('RF64 says its size in a chunk of its own', () => {
  const bytes = encodeWav(audio, { format: 'pcm16', info: { INAM: 'not samples' } })
  new DataView(bytes.buffer).setUint32(40, 0xffffffff, true)
  const ds64 = [...ascii('ds64'), 28, 0, 0, 0, ...new Uint8Array(8), 6, ...new Uint8Array(19)]
  const file = joined(ascii('RF64'), [255, 255, 255, 255], ascii('WAVE'), ds64, bytes.subarray(12))
  expect(Array.from(decodeWav(file).channels[0] ?? [])).toEqual([0.25, -0.5, 0.75])
  // The fourth byte of the upper half: 16 EiB.
  file[35] = 1
  expect(() => decodeWav(file)).toThrow('promises')
})
