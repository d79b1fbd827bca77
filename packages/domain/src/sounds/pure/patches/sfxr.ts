import { SFXR_LAYOUT, type SfxrName } from '@stemma/audio'
import { decodeBase58 } from './base58.ts'
import { completed, readList } from './numbers.ts'
import { refuse } from './refuse.ts'

/** Bytes of jsfxr's binary form: the wave, then 22 little-endian 32-bit floats. */
const binaryLength = 89
/** Digits that 89 bytes of base58 have at most. */
const mostDigits = 122

const sixDecimals = (value: number): number => Math.round(value * 1e6) / 1e6

/** Codes hold 32-bit floats that jsfxr cuts off rather than rounds; six decimals make equal sounds of all forms equal patches. */
const settled = (given: readonly (number | undefined)[]): readonly number[] =>
  completed(
    SFXR_LAYOUT,
    given.map((value) => (value === undefined ? undefined : sixDecimals(value))),
  )

/** The base58 code sfxr.me copies and puts after the # of its links. Its volume is the page's, 0.25. */
export const readSfxrCode = (code: string): readonly number[] => {
  if (code.length > mostDigits) return refuse('the jsfxr code is too long')
  const bytes = decodeBase58(code)
  if (bytes?.length !== binaryLength) return refuse('the jsfxr code is not complete')
  const view = new DataView(bytes.buffer)
  return settled([view.getUint8(0), ...Array.from({ length: 22 }, (_, i) => view.getFloat32(1 + 4 * i, true))])
}

/** The 24 comma-separated values of the first jsfxr and of as3sfxr, in the same order but of a slightly different engine. */
export const readSfxrList = (list: string): readonly number[] => {
  const values = readList(list, SFXR_LAYOUT)
  if (values.length > SFXR_LAYOUT.length) return refuse(`sfxr has 24 values, not ${values.length}`)
  const given = new Map<SfxrName, number>(SFXR_LAYOUT.map(([name], i) => [name, values[i] ?? 0]))
  const of = (name: SfxrName): number => given.get(name) ?? 0
  // Times: a sustain of 0.01 at least, 0.18 in all at least.
  given.set('p_env_sustain', Math.max(0.01, of('p_env_sustain')))
  const times: SfxrName[] = ['p_env_attack', 'p_env_sustain', 'p_env_decay']
  const total = times.reduce((sum, name) => sum + of(name), 0)
  if (total > 0 && total < 0.18) for (const name of times) given.set(name, (of(name) * 0.18) / total)
  // Its sawtooth knows no duty: it falls all the way.
  if (of('wave_type') === 1) given.set('p_duty', 1).set('p_duty_ramp', 0)
  // Its phaser sweeps by 0.2 x³ instead of ±x², and without a phaser its samples are not doubled.
  const phased = of('p_pha_offset') !== 0 || of('p_pha_ramp') !== 0
  const sweep = of('p_pha_ramp')
  given.set('p_pha_ramp', Math.sign(sweep) * Math.sqrt(0.2 * Math.abs(sweep * sweep * sweep)))
  // Its gain is the square of the volume, the other's e to the volume less 1.
  const gain = (of('sound_vol') * of('sound_vol')) / (phased ? 1 : 2)
  given.set('sound_vol', Math.log1p(gain))
  return settled([...given.values()])
}

const field =
  /\s*(?:"(\w{1,40})"|'(\w{1,40})'|([A-Za-z_$][\w$]{0,39}))\s*:\s*("[^"\\]{0,200}"|'[^'\\]{0,200}'|[\w.+-]{1,40})\s*(,|$)/y

/** jsfxr's JSON, also as an object of JavaScript with bare names; what it does not name has jsfxr's default. */
export const readSfxrObject = (text: string): readonly number[] => {
  if (!text.endsWith('}')) return refuse('the closing brace is missing')
  const inside = text.slice(1, -1).trimEnd()
  const given = new Map<string, string>()
  field.lastIndex = 0
  while (field.lastIndex < inside.length) {
    const found = field.exec(inside)
    if (!found) return refuse(`field ${given.size + 1} of the object cannot be read`)
    given.set(found[1] ?? found[2] ?? found[3] ?? '', found[4] ?? '')
  }
  if (!SFXR_LAYOUT.some(([name]) => given.has(name))) return refuse('the object holds no values of jsfxr')
  // Params() of sfxr.js begins with a volume of 0.5.
  return settled(
    SFXR_LAYOUT.map(([name]) => {
      const [value] = readList(given.get(name) ?? '', [[name, 0, 0, 0]])
      return value ?? (name === 'sound_vol' ? 0.5 : undefined)
    }),
  )
}
