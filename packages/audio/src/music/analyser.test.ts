import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AudioError } from '../errors.ts'
import { chords, drums } from '../testing/music.ts'
import { analyseMusic, keyAnalyser, musicAnalyser, tempoAnalyser } from './analyser.ts'

const sampleRate = 44_100
const beat = drums(
  [
    [0, 'kick', 1],
    [1, 'snare', 0.8],
    [2, 'kick', 1],
    [3, 'snare', 0.8],
  ],
  104,
  { seconds: 8, sampleRate },
)
const tune = chords(
  [
    [57, 60, 64],
    [62, 65, 69],
    [64, 68, 71],
    [57, 60, 64],
  ],
  { seconds: 2, sampleRate },
)
const song = tune.map((x, i) => 0.6 * x + 0.4 * (beat[i] as number))

const whole = analyseMusic({ sampleRate, channels: [song] })

test('tempo and key come at once, as they come alone', () => {
  expect(whole).toMatchObject({ tempo: { bpm: expect.closeTo(104, 0) as number }, key: { tonic: 9, mode: 'minor' } })
  const [tempo, key] = [tempoAnalyser(sampleRate), keyAnalyser(sampleRate)]
  tempo.push(song)
  key.push(song)
  expect({ tempo: tempo.read(), key: key.read() }).toEqual(whole)
})

test('blocks of any size give the same to the bit, and reading between them changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 9 }), (sizes) => {
      const { push, read } = musicAnalyser(sampleRate)
      for (let at = 0, turn = 0; at < song.length; turn += 1) {
        const size = (sizes[turn % sizes.length] as number) + 1
        push(song.subarray(at, at + size))
        at += size
        if (turn === 3) read()
      }
      expect(read()).toEqual(whole)
    }),
    { numRuns: 12 },
  )
})

test('channels are mixed, and single broken samples do little', () => {
  const quiet = song.map((x) => x / 2)
  expect(analyseMusic({ sampleRate, channels: [quiet, song, quiet.map((x) => 2 * x)] })).toMatchObject({
    tempo: { bpm: expect.closeTo(104, 0) as number },
    key: { tonic: 9, mode: 'minor' },
  })
  const broken = song.map((x, i) => (i % 30_011 === 0 ? NaN : x))
  expect(analyseMusic({ sampleRate, channels: [broken] })).toMatchObject({
    tempo: { bpm: expect.closeTo(104, 0) as number },
    key: { tonic: 9, mode: 'minor' },
  })
})

test('whatever the rate and the samples, the answer is finite or null', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 768_000 }), fc.float32Array({ maxLength: 5000 }), (rate, samples) => {
      const { push, read } = musicAnalyser(rate)
      for (let turn = 0; turn < 12; turn += 1) push(samples)
      const { tempo, key } = read()
      for (const value of [...Object.values(tempo ?? {}), ...Object.values(key ?? {})])
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      if (tempo !== null) expect(tempo.bpm >= 40 && tempo.bpm <= 240).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('a rate that is none is refused', () => {
  for (const rate of [0, -1, 44_100.5, NaN, 1e7]) expect(() => musicAnalyser(rate)).toThrow(AudioError)
})
