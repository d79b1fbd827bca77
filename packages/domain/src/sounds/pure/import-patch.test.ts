import { render, SFXR_LAYOUT, ZZFX_LAYOUT } from '@stemma/audio'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DomainError } from '../../shared/errors.ts'
import { patch as patchInput, soundParameters } from '../input.ts'
import { importPatch } from './import-patch.ts'
import { neutral } from './parameters.ts'
import { describePatch } from './patches/describe.ts'

/** jsfxr's code of a patch: base58 of the wave and 22 floats. */
const codeOf = (patch: readonly number[]): string => {
  const view = new DataView(new ArrayBuffer(89))
  patch
    .slice(0, 23)
    .forEach((value, i) => (i === 0 ? view.setUint8(0, value) : view.setFloat32(4 * i - 3, value, true)))
  const bytes = new Uint8Array(view.buffer)
  let rest = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let code = ''
  for (; rest > 0n; rest /= 58n)
    code = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'[Number(rest % 58n)] + code
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + code
}

/** The knobs of an imported text, as the worker measures them. */
const knobsOf = (text: string) => {
  const { engine, patch } = importPatch(text)
  return describePatch(engine, patch, render({ engine, seed: 0, parameters: neutral, patch }))
}

const sfxr = (changes: Record<string, number>): number[] =>
  SFXR_LAYOUT.map(([name, fallback]) => changes[name] ?? fallback)
const zzfx = (changes: Record<string, number>): number[] =>
  ZZFX_LAYOUT.map(([name, fallback]) => changes[name] ?? fallback)

/** Codes people published. */
const step =
  '34T6PkwiBPcxMGrK7aegATo5WTMWoP17BTc6pwXbwqRvndwRjGYXx6rG758rLSU5suu35ZTkRCs1K2NAqyrTZbiJUHQmra9qvbBrSdbBbJ7JvmyBFVDo6eiVD'
const square =
  '111118QKcQYh1XzJVfsv164j9o59Hd85LJh7zSqysArritAmDDckGTJeNfJAyVu1sfej5KMMR1JgY3t4GRUVdS255JikMs6vM5PHYxkoHdRRhWUh8N75daJb'
const choice =
  '34T6PkzXyyB6jHiwFztCFWEWsogkzrhzAH3FH2d97BCuFhqmZgfuXG3xtz8YYSKMzn95yyX8xZXJyesKmpcjpEL3dPP5h2e8mt5MmhExAksyqZyqgavBgsWMd'
const choicePatch = sfxr({
  wave_type: 1,
  p_env_sustain: 0.138,
  p_env_decay: 0.020965,
  p_base_freq: 0.602,
  p_duty: 1,
  p_lpf_freq: 0.148,
  p_lpf_resonance: 0.074,
  p_hpf_freq: 0.446,
})

describe('jsfxr codes', () => {
  test.each([
    ['a bare code', choice],
    ['a link', `https://sfxr.me/#${choice}`],
    ['a link with white space around', `\n  https://sfxr.me/#${choice}  `],
    ['a call', `sfxr.toAudio("${choice}").play();`],
    ['a quoted code', `const choice = '${choice}'`],
    ['a hash', `#${choice}`],
  ])('%s is read', (_, text) => {
    expect(importPatch(text)).toMatchObject({ engine: 'sfxr/v1', patch: choicePatch, title: 'jsfxr' })
  })

  test('leading zero bytes count', () => {
    expect(importPatch(square).patch.slice(0, 3)).toEqual([0, 0, 0.085843])
    expect(importPatch(step).patch).toHaveLength(24)
  })

  test('any patch survives being encoded as code and as JSON', () => {
    const value = ([name]: (typeof SFXR_LAYOUT)[number]) =>
      name === 'wave_type'
        ? fc.integer({ min: 0, max: 3 })
        : name === 'sound_vol'
          ? fc.constant(0.25)
          : fc
              .double({ min: name.includes('env') ? 0 : -1, max: name.includes('env') ? 0.3 : 1, noNaN: true })
              .map((x) => Math.round(x * 1e6) / 1e6 + 0)
    fc.assert(
      fc.property(fc.tuple(...SFXR_LAYOUT.map(value)), (patch) => {
        const object = JSON.stringify(Object.fromEntries(SFXR_LAYOUT.map(([name], i) => [name, patch[i]])))
        expect(importPatch(codeOf(patch)).patch).toEqual(patch)
        expect(importPatch(object).patch).toEqual(patch)
      }),
      { numRuns: 20 },
    )
  })
})

describe('jsfxr objects', () => {
  test.each([
    ['JSON', '{"oldParams": true, "wave_type": 2, "p_base_freq": 0.4, "sample_rate": 44100, "sound_vol": 0.25}'],
    ['an object of JavaScript', "{ oldParams: true,\n wave_type: 2, p_base_freq: .4, 'sound_vol': 0.25, };"],
  ])('%s is read, what it leaves out by default', (_, text) => {
    expect(importPatch(text)).toMatchObject({ engine: 'sfxr/v1', patch: sfxr({ wave_type: 2, p_base_freq: 0.4 }) })
  })

  test('without a volume it has that of jsfxr, 0.5', () => {
    expect(importPatch('{"wave_type":0}').patch.at(-1)).toBe(0.5)
  })
})

describe('the 24 values of the older jsfxr', () => {
  const jump = '0,,0.1812,,0.1349,0.4524,,0.2365,,,,,,0.0819,,,,,1,,,,,0.5'
  const volume = Math.log1p(0.125)

  test.each([
    ['a bare list', jump],
    ['a call', `jsfxr([${jump}]);`],
    ['a string', `"${jump}"`],
    ['an array', `[${jump}]`],
  ])('%s is read', (_, text) => {
    const { engine, patch } = importPatch(text)
    expect(engine).toBe('sfxr/v1')
    const expected = sfxr({
      p_env_sustain: 0.1812,
      p_env_decay: 0.1349,
      p_base_freq: 0.4524,
      p_freq_ramp: 0.2365,
      p_duty: 0.0819,
    })
    expect(patch.slice(0, 23)).toEqual(expected.slice(0, 23))
    expect(patch[23]).toBeCloseTo(volume, 5)
  })

  test('what its engine did otherwise is carried over', () => {
    const { patch } = importPatch('1,,0.0,,,0.4,,,,,,,,,,,,0.5,1,,,,,0.5')
    const of = (name: string): number | undefined => patch[SFXR_LAYOUT.findIndex(([known]) => known === name)]
    expect(of('p_duty')).toBe(1)
    expect(of('p_env_sustain')).toBeCloseTo(0.18, 5)
    expect(of('p_pha_ramp')).toBeCloseTo(Math.sqrt(0.2 * 0.125), 5)
    expect(of('sound_vol')).toBeCloseTo(Math.log1p(0.25), 5)
  })
})

describe('ZzFX', () => {
  test.each([
    [
      'zzfx(...[,,129,.01,,.15,,,,,,,,5]); // Drum',
      zzfx({ frequency: 129, attack: 0.01, release: 0.15, noise: 5 }),
      'Drum',
    ],
    ["zzfx(...[2]); // Bob's 1st", zzfx({ volume: 2 }), "Bob's 1st"],
    ['zzfx(1,.05)', zzfx({}), 'ZzFX'],
    [
      '[,,537,.02,.02,.22,1,1.59,-6.98,4.97]',
      zzfx({
        frequency: 537,
        attack: 0.02,
        sustain: 0.02,
        release: 0.22,
        shape: 1,
        shapeCurve: 1.59,
        slide: -6.98,
        deltaSlide: 4.97,
      }),
      'ZzFX',
    ],
    [',,330', zzfx({ frequency: 330 }), 'ZzFX'],
    ['const pop = zzfx(...[, 0, 4e2, undefined, ]);', zzfx({ randomness: 0, frequency: 400 }), 'ZzFX'],
    [
      'ZZFX.play(...[1.5,.8,270,,.1,,1,1.5,,,,,,,,.1,.01])',
      zzfx({
        volume: 1.5,
        randomness: 0.8,
        frequency: 270,
        sustain: 0.1,
        shape: 1,
        shapeCurve: 1.5,
        bitCrush: 0.1,
        delay: 0.01,
      }),
      'ZzFX',
    ],
    ['new Sound([,,,,,,,,,,,,,,,,,,,,-300])', zzfx({ filter: -300 }), 'ZzFX'],
  ])('%s', (text, patch, title) => {
    expect(importPatch(text)).toMatchObject({ engine: 'zzfx/v1', patch, title })
  })
})

describe('the knobs of an imported sound', () => {
  test.each([
    ['a long low tone', 'zzfx(...[,0,60,,3])', { duration: 3.1, pitch: 1, type: 'rumbler' }],
    ['a high tone', 'zzfx(...[,0,1200,,1])', { duration: 1.1, pitch: 9, type: 'squeaker' }],
    ['a repeating one', 'zzfx(...[,0,300,,2,,1,,20,,,,.2])', { duration: 2.1, type: 'stutterer' }],
    ['one shorter than any of ours', 'zzfx(...[,0,300])', { duration: 0.5, type: 'classic' }],
    ['one longer than any of ours', 'zzfx(...[,0,300,,60])', { duration: 10 }],
    ['bright noise', '{"wave_type":3,"p_base_freq":0.8,"p_env_sustain":0.5}', { wetness: 1, type: 'classic' }],
    ['a gliding tone', 'zzfx(...[,0,100,,1,,,,1])', { wetness: 4, type: 'classic' }],
    ['noise', '{"wave_type":3,"p_base_freq":0.1,"p_env_sustain":0.5}', { wetness: 1, type: 'rumbler' }],
  ])('%s', (_, text, expected) => {
    expect(knobsOf(text)).toMatchObject(expected)
  })
})

describe('what cannot be imported', () => {
  test.each([
    ['', 'nothing in it'],
    ['hello world', 'neither'],
    ['alert(1)', 'neither'],
    ['34T6Pk', 'neither'],
    [choice.slice(0, 100), 'not complete'],
    [`${choice}11111111`, 'too long'],
    [`https://sfxr.me/#${choice.replace('P', 'O')}`, 'not complete'],
    ['7'.repeat(20_000), 'longer than'],
    ['{}', 'no values of jsfxr'],
    ['{"wave_type": 1', 'closing brace'],
    ['{"wave_type": {}}', 'field 1'],
    ['{"wave_type": "1"}', 'wave_type'],
    ['{"wave_type": 9}', 'must be 0 to 3'],
    ['{"p_base_freq": NaN}', 'not a number'],
    ['zzfx(...[,,129', 'closing'],
    ['zzfx(alert(1))', 'value 1 (volume) is not a number'],
    ['zzfx(1, process.exit())', 'value 2 (randomness) is not a number'],
    ['zzfx(...[,,1e9])', 'value 3 (frequency) must be'],
    ['zzfx(...[,,,-1])', 'value 4 (attack) must be'],
    [`zzfx(...[${'1,'.repeat(30)}])`, 'at most 21'],
    ['0,'.repeat(30), '24 values, not 30'],
    ['(() => { while (true) {} })()', 'neither'],
  ])('%s', (text, reason) => {
    expect(() => importPatch(text)).toThrow(DomainError)
    expect(() => importPatch(text)).toThrow(reason)
  })

  test('any text is imported within range or refused by a sentence', () => {
    const piece = fc.constantFrom(
      'zzfx(',
      'sfxr',
      '[',
      ']',
      ')',
      ',',
      '1',
      '.5',
      '-',
      'e9',
      '{',
      '}',
      '"p_duty":',
      'wave_type:',
      choice,
      '#',
      '//',
      '"',
      ' ',
      '\n',
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary', maxLength: 200 }),
    )
    const outcome = (typed: string) => {
      try {
        return { ...importPatch(typed), parameters: knobsOf(typed) }
      } catch (error) {
        return error
      }
    }
    fc.assert(
      fc.property(text, (typed) => {
        const result = outcome(typed)
        const fine =
          result instanceof DomainError
            ? result.code === 'patch_unreadable'
            : soundParameters.safeParse((result as { parameters: unknown }).parameters).success &&
              patchInput.safeParse((result as { patch: unknown }).patch).success
        expect(fine).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
