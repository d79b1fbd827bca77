import { aPiece, aPng, flacOf, mp3Of, wavOf } from './music.ts'
import { bytes, patched, repeated, silentFrame, syncsafe, u32, u32le } from './bytes.ts'

const megabyte = 1024 * 1024
const id3 = (size: number, ...content: Uint8Array[]) => bytes('ID3', 3, 0, 0, syncsafe(size), ...content)
const frame = (name: string, content: Uint8Array, size = content.length) => bytes(name, u32(size), 0, 0, content)
const picture = (data: Uint8Array) => frame('APIC', bytes(0, 'image/png\0', 3, 'x\0', data))
const streamInfo = (rate: number) =>
  bytes(
    'fLaC',
    0x80,
    0,
    0,
    34,
    0,
    16,
    0xff,
    0xff,
    repeated(bytes(0), 6),
    rate >> 12,
    (rate >> 4) & 255,
    ((rate & 15) << 4) | 0,
    0xf0,
    repeated(bytes(0), 20),
  )
const box = (name: string, content: Uint8Array, size = content.length + 8) => bytes(u32(size), name, content)
const ftyp = box('ftyp', bytes('M4A ', u32(0), 'M4A mp42isom'))
const page = (flags: number, number: number, content: Uint8Array) =>
  bytes(
    'OggS',
    0,
    flags,
    repeated(bytes(0), 8),
    u32le(7),
    u32le(number),
    u32le(0),
    1,
    Math.min(255, content.length),
    content,
  )

function nested(name: string, depth: number): Uint8Array {
  const size = 8 * depth
  return bytes(...Array.from({ length: depth }, (_, i) => bytes(u32(size - 8 * i), name)))
}

/** Files made to break what reads them, by what they try. */
export async function hostileFiles(): Promise<[string, Uint8Array][]> {
  const piece = aPiece(1)
  const [mp3, flac, wav] = [await mp3Of(piece, { title: 'x' }), await flacOf(piece, { title: 'x' }), wavOf(piece)]
  const frames = mp3.subarray(mp3.findIndex((byte, i) => byte === 0xff && (mp3[i + 1]! & 0xf0) === 0xf0))
  const noise = Uint8Array.from({ length: megabyte }, (_, i) => Math.imul(i + 1, 2_654_435_761) >>> 24)
  return [
    ['a single byte', bytes(0)],
    ['a megabyte of 0xFF', repeated(bytes(0xff), megabyte)],
    ['a megabyte of nothing', repeated(bytes(0), megabyte)],
    ['a megabyte of noise', noise],
    ['noise that says it is MP3', bytes(frames.subarray(0, 2000), noise)],
    ['0xFF in an ID3 tag', bytes(id3(megabyte, repeated(bytes(0xff), megabyte)), frames)],
    ['0xFF after an ID3 tag', bytes(id3(0), repeated(bytes(0xff), megabyte))],
    ['an ID3 tag longer than the file', bytes(id3(0x0fff_ffff), frames)],
    ['an ID3 frame longer than its tag', bytes(id3(1000, frame('TIT2', bytes(3, 'x'), 0x7fff_ffff)), frames)],
    ['a hundred thousand ID3 frames', bytes(id3(1_100_000, repeated(frame('TIT2', bytes(0)), 100_000)), frames)],
    ['a thousand ID3 tags', bytes(repeated(id3(0), 1000), frames)],
    ['endless pictures', bytes(id3(5000 * 95, repeated(picture(aPng), 5000)), frames)],
    ['a picture that is none', bytes(id3(100_000, picture(repeated(bytes(1), 90_000))), frames)],
    [
      'a picture beyond the limit',
      bytes(id3(6 * megabyte + 50, picture(bytes(aPng, repeated(bytes(0), 6 * megabyte)))), frames),
    ],
    [
      'ten thousand comments',
      bytes(id3(230_000, repeated(frame('COMM', bytes(0, 'eng', 'k\0', 'value')), 10_000)), frames),
    ],
    [
      'lyrics of a megabyte of line breaks',
      bytes(id3(megabyte + 20, frame('USLT', bytes(0, 'eng', 0, repeated(bytes(10), megabyte)))), frames),
    ],
    [
      'LRC of nothing but brackets',
      bytes(id3(500_020, frame('USLT', bytes(0, 'eng', 0, repeated(bytes('[00:'), 120_000)))), frames),
    ],
    ['a script for a title', bytes(id3(60, frame('TIT2', bytes(0, '<script>alert(1)</script>\0\0'))), frames)],
    [
      'text of halves of characters',
      bytes(id3(30, frame('TIT2', bytes(1, 0xff, 0xfe, 0x00, 0xd8, 0x00, 0xd8, 0, 0))), frames),
    ],
    ['an MP3 that ends in a frame', frames.subarray(0, frames.length - 100)],
    ['an MP3 of one frame', frames.subarray(0, 418)],
    [
      'an MP3 whose Xing header claims the world',
      bytes(frames.subarray(0, 36), 'Xing', u32(15), u32(0xffff_ffff), u32(0xffff_ffff), frames.subarray(48)),
    ],
    [
      'an MP3 of changing sample rates',
      bytes(frames.subarray(0, 4180), patched(frames.subarray(0, 418), 2, 0x98), frames.subarray(418)),
    ],
    [
      'an APE tag of four billion items',
      bytes(frames, 'APETAGEX', u32le(2000), u32le(0xffff_ffff), u32le(0xffff_ffff), u32le(0), repeated(bytes(0), 8)),
    ],
    ['an ID3v1 tag of 0xFF', bytes(frames, 'TAG', repeated(bytes(0xff), 125))],
    ['a picture that is an MP3, too', bytes(aPng, frames)],
    ['a ZIP that is an MP3, too', bytes('PK\x03\x04', repeated(bytes(0), 26), frames)],
    ['a page that is an MP3, too', bytes('<html><script>alert(1)</script>', frames)],
    ['a WAV inside a FLAC inside an ID3', bytes(id3(0), flac.subarray(0, 100), wav)],
    ['FLAC cut in its first words', flac.subarray(0, 20)],
    ['FLAC of a sample rate of nothing', patched(flac, 18, 0, 0, flac[20]! & 15)],
    ['a FLAC block longer than the file', patched(flac, 42, 0x04, 0xff, 0xff, 0xff)],
    ['a hundred thousand FLAC blocks', bytes(streamInfo(44_100).fill(0, 4, 5), repeated(bytes(1, 0, 0, 0), 100_000))],
    [
      'FLAC comments by the billion',
      bytes(
        'fLaC',
        0,
        0,
        0,
        34,
        streamInfo(44_100).subarray(8),
        0x84,
        0,
        0,
        12,
        u32le(0),
        u32le(0xffff_ffff),
        u32le(0),
      ),
    ],
    [
      'a FLAC picture that lies about its size',
      bytes(
        flac.subarray(0, 42).fill(0, 4, 5),
        6,
        0,
        0,
        32,
        u32(3),
        u32(0xffff_ffff),
        repeated(bytes(0), 24),
        flac.subarray(42),
      ),
    ],
    [
      'minutes of silence in a few bytes',
      bytes(streamInfo(44_100), ...Array.from({ length: 60 }, (_, i) => silentFrame(i))),
    ],
    [
      'a week in a few bytes',
      bytes(streamInfo(8000), repeated(bytes(...Array.from({ length: 2000 }, (_, i) => silentFrame(i))), 40)),
    ],
    [
      'places that look like FLAC frames',
      bytes(streamInfo(44_100), repeated(bytes(0xff, 0xf8, 0x70, 0x08, 0), 100_000)),
    ],
    ['a WAV of four gigabytes in a kilobyte', patched(wav.slice(0, 1024), 40, 0xfe, 0xff, 0xff, 0xff)],
    ['a WAV of no sample rate', patched(wav, 24, 0, 0, 0, 0)],
    ['a WAV of the highest sample rate', patched(wav, 24, 0xff, 0xff, 0xff, 0xff)],
    ['a WAV of one sample a second', patched(wav, 24, 1, 0, 0, 0)],
    ['a WAV of more than a day', patched(wavOf(aPiece(2.5, { channels: 1 })), 24, 1, 0, 0, 0)],
    ['a WAV of no channels', patched(wav, 22, 0, 0)],
    ['a WAV of 65,535 channels', patched(wav, 22, 0xff, 0xff)],
    ['a WAV of frames of nothing', patched(wav, 32, 0, 0)],
    [
      'a WAV of numbers that are none',
      bytes(
        'RIFF',
        u32le(100),
        'WAVEfmt ',
        u32le(16),
        3,
        0,
        1,
        0,
        u32le(44_100),
        u32le(176_400),
        4,
        0,
        32,
        0,
        'data',
        u32le(8),
        u32(0x0000_c07f),
        u32(0x0000_807f),
      ),
    ],
    ['a hundred thousand WAV chunks', bytes('RIFF', u32le(0), 'WAVE', repeated(bytes('junk', u32le(0)), 100_000))],
    [
      'a WAV whose text is longer than the file',
      bytes(wav.subarray(0, 36), 'LIST', u32le(0xffff_fff0), 'INFOINAM', u32le(0xffff_ffff)),
    ],
    ['an Ogg page and nothing', page(2, 0, bytes('\x01vorbis', repeated(bytes(0), 23)))],
    [
      'Vorbis of 255 channels at no rate',
      bytes(
        page(2, 0, bytes('\x01vorbis', u32le(0), 255, u32le(0), repeated(bytes(0), 12), 0xb8, 1)),
        page(0, 1, bytes('\x03vorbis', u32le(0xffff_ffff))),
      ),
    ],
    [
      'Opus of 255 channels',
      bytes(
        page(2, 0, bytes('OpusHead', 1, 255, 0, 0, u32le(48_000), 0, 0, 1, 255, 255)),
        page(0, 1, bytes('OpusTags', u32le(0xffff_ffff))),
      ),
    ],
    [
      'endless Ogg pages',
      bytes(page(2, 0, bytes('OpusHead', 1, 2, 0, 0, u32le(48_000), 0, 0, 0)), repeated(page(0, 1, bytes(0)), 30_000)),
    ],
    ['boxes in boxes in boxes', bytes(ftyp, nested('moov', 20_000))],
    ['a box of no size', bytes(ftyp, repeated(box('moov', bytes(), 0), 1000))],
    ['a box of exabytes', bytes(ftyp, u32(1), 'moov', u32(0x7fff_ffff), u32(0xffff_ffff), repeated(bytes(0), 100))],
    [
      'an M4A of four billion samples',
      bytes(
        ftyp,
        box(
          'moov',
          box('trak', box('mdia', box('minf', box('stbl', box('stsz', bytes(u32(0), u32(0), u32(0xffff_ffff))))))),
        ),
      ),
    ],
    [
      'Matroska in Matroska',
      bytes(
        0x1a,
        0x45,
        0xdf,
        0xa3,
        0x80,
        repeated(bytes(0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), 10_000),
      ),
    ],
    [
      'Matroska of unknown sizes',
      bytes(
        0x1a,
        0x45,
        0xdf,
        0xa3,
        0x01,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        repeated(bytes(0xec, 0x81, 0), 50_000),
      ),
    ],
    ['AAC frames of no length', repeated(bytes(0xff, 0xf1, 0x50, 0x80, 0x00, 0x1f, 0xfc), 50_000)],
  ]
}
